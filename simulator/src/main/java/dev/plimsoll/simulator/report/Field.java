package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How a figure is named and rounded where programs read it. Part of the contract with them: new figures come last, none is
 * renamed.
 */
enum Field {
    DOLLARS(Figure.DOLLARS, "", "dollars", 4),
    NODE_HOURS(Figure.NODE_HOURS, "", "nodeHours", 4),
    WASTE_DOLLARS(Figure.WASTE_DOLLARS, "", "wasteDollars", 4),
    WAIT_SECONDS_P50(Figure.WAIT_SECONDS_P50, "waitSeconds", "p50", 3),
    WAIT_SECONDS_P95(Figure.WAIT_SECONDS_P95, "waitSeconds", "p95", 3),
    WAIT_SECONDS_P99(Figure.WAIT_SECONDS_P99, "waitSeconds", "p99", 3),
    WAIT_SECONDS_MAX(Figure.WAIT_SECONDS_MAX, "waitSeconds", "max", 3),
    WAIT_SECONDS_MEAN(Figure.WAIT_SECONDS_MEAN, "waitSeconds", "mean", 3),
    NEVER_PLACED(Figure.NEVER_PLACED, "", "neverPlaced", 0),
    EVICTIONS(Figure.EVICTIONS, "", "evictions", 0),
    SCALE_UPS(Figure.SCALE_UPS, "", "scaleUps", 0),
    SCALE_DOWNS(Figure.SCALE_DOWNS, "", "scaleDowns", 0),
    FLAPS(Figure.FLAPS, "", "flaps", 0),
    CPU_ALLOCATION(Figure.CPU_ALLOCATION, "", "cpuAllocation", 4),
    MEMORY_ALLOCATION(Figure.MEMORY_ALLOCATION, "", "memoryAllocation", 4),
    GPU_ALLOCATION(Figure.GPU_ALLOCATION, "", "gpuAllocation", 4),
    CORE_HOURS(Figure.CORE_HOURS, "", "coreHours", 4),
    LOST_POD_HOURS(Figure.LOST_POD_HOURS, "", "lostPodHours", 4),
    LEAST_DOLLARS(Figure.LEAST_DOLLARS, "", "leastDollars", 4);

    /** Means of counts are no longer whole. */
    private static final int DECIMALS_OF_A_MEAN = 2;

    private final Figure figure;
    private final String group;
    private final String key;
    private final int decimals;

    Field(Figure figure, String group, String key, int decimals) {
        this.figure = figure;
        this.group = group;
        this.key = key;
        this.decimals = decimals;
    }

    Figure figure() {
        return figure;
    }

    /** The object that holds the field; empty for the policy itself. */
    String group() {
        return group;
    }

    /** The name within the group. */
    String key() {
        return key;
    }

    /** The name where there are no groups, such as {@code waitSecondsP50}. */
    String flatName() {
        return group.isEmpty() ? key : group + key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
    }

    /** Rounded half up as decimals, with the same number of them in every line. */
    BigDecimal round(double value, int seeds) {
        int scale = decimals == 0 && seeds > 1 ? DECIMALS_OF_A_MEAN : decimals;
        return BigDecimal.valueOf(value).setScale(scale, RoundingMode.HALF_UP);
    }
}

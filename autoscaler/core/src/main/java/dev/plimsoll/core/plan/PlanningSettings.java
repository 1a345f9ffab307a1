package dev.plimsoll.core.plan;

import java.time.Duration;

/**
 * How long to search for something better than the fast plan (zero: not at all), and the seed of the search. Where time is
 * simulated, so many steps stand for a second of it: a run repeats byte for byte then.
 */
public record PlanningSettings(Duration search, long seed, long stepsPerSecond) {

    /** The fast plan alone. */
    public static final PlanningSettings DEFAULT = new PlanningSettings(Duration.ZERO, 0, 1000);

    private static final long MILLIS_PER_SECOND = 1000;

    public PlanningSettings {
        if (search.isNegative()) {
            throw new IllegalArgumentException("planning.search is " + search + ": give a time of zero or more");
        }
        if (stepsPerSecond < 1) {
            throw new IllegalArgumentException("planning.stepsPerSecond is " + stepsPerSecond + ": give 1 or more");
        }
    }

    /** The steps that stand for the time of a search; at least one where it has any. */
    public long searchSteps() {
        long steps = Math.multiplyExact(search.toMillis(), stepsPerSecond) / MILLIS_PER_SECOND;
        return search.isZero() ? 0 : Math.max(1, steps);
    }
}

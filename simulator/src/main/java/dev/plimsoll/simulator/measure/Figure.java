package dev.plimsoll.simulator.measure;

/** What a run is judged by, in the order it is told: dollars, hours, seconds, counts, and shares from 0 to 1. */
public enum Figure {
    DOLLARS,
    NODE_HOURS,
    WASTE_DOLLARS,
    WAIT_SECONDS_P50,
    WAIT_SECONDS_P95,
    WAIT_SECONDS_P99,
    WAIT_SECONDS_MAX,
    WAIT_SECONDS_MEAN,
    NEVER_PLACED,
    EVICTIONS,
    SCALE_UPS,
    SCALE_DOWNS,
    FLAPS,
    CPU_ALLOCATION,
    MEMORY_ALLOCATION,
    GPU_ALLOCATION,
    CORE_HOURS,
    LOST_POD_HOURS,
    LEAST_DOLLARS;

    private static final double MICRO_DOLLARS_PER_DOLLAR = 1e6;
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** The figure of one run. */
    public double of(RunResult result) {
        return switch (this) {
            case DOLLARS -> result.money().microDollars() / MICRO_DOLLARS_PER_DOLLAR;
            case NODE_HOURS -> result.money().nodeMillis() / MILLIS_PER_HOUR;
            case WASTE_DOLLARS -> result.money().wasteMicroDollars() / MICRO_DOLLARS_PER_DOLLAR;
            case WAIT_SECONDS_P50 -> result.waiting().seconds(50);
            case WAIT_SECONDS_P95 -> result.waiting().seconds(95);
            case WAIT_SECONDS_P99 -> result.waiting().seconds(99);
            case WAIT_SECONDS_MAX -> result.waiting().maxSeconds();
            case WAIT_SECONDS_MEAN -> result.waiting().meanSeconds();
            case NEVER_PLACED -> result.counts().neverPlaced();
            case EVICTIONS -> result.counts().evictions();
            case SCALE_UPS -> result.counts().scaleUps();
            case SCALE_DOWNS -> result.counts().scaleDowns();
            case FLAPS -> result.counts().flaps();
            case CPU_ALLOCATION -> result.money().allocation().cpu();
            case MEMORY_ALLOCATION -> result.money().allocation().memory();
            case GPU_ALLOCATION -> result.money().allocation().gpu();
            case CORE_HOURS -> result.money().work().coreHours();
            case LOST_POD_HOURS -> result.money().work().lostPodHours();
            case LEAST_DOLLARS -> result.money().work().leastMicroDollars() / MICRO_DOLLARS_PER_DOLLAR;
        };
    }
}

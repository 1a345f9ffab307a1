package dev.plimsoll.simulator.trace.format;

/** The largest values a trace may hold: beyond any real cluster, and small enough that sums of them cannot overflow. */
public final class FormatLimits {

    /** A thousand years of 365 days. */
    public static final long MILLIS = 1_000L * 365 * 24 * 3_600_000;

    /** A million cores. */
    public static final long CPU_MILLIS = 1_000_000_000L;

    /** A pebibyte. */
    public static final long MEMORY_BYTES = 1L << 50;

    /** Units of any other resource. */
    public static final long OTHER_UNITS = 1L << 50;

    /** Replicas of a workload, and nodes of a group. */
    public static final int COUNT = 1_000_000;

    private FormatLimits() {}
}

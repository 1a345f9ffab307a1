package dev.plimsoll.simulator.engine;

/** A lognormal distribution of times, by its median and 95th percentile in milliseconds. */
public record Lognormal(long medianMillis, long p95Millis) {

    /** The 95th percentile of the standard normal distribution. */
    private static final double NORMAL_P95 = 1.6448536269514722;

    /** The time at a draw of the standard normal distribution. */
    public long at(double normal) {
        if (medianMillis == 0) {
            return 0;
        }
        double sigma = StrictMath.log((double) p95Millis / medianMillis) / NORMAL_P95;
        return Math.round(medianMillis * StrictMath.exp(sigma * normal));
    }
}

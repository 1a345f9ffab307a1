package dev.plimsoll.aws;

import java.time.Duration;

/**
 * How reads are repeated and all calls are paced. Waits double from the first to the longest, each drawn between half and
 * all of it from the seed.
 */
public record RetryPolicy(int attempts, Duration firstWait, Duration longestWait, Pace pace, long seed) {

    /** Calls a second in the long run, and how many may go at once after a pause. */
    public record Pace(double callsPerSecond, int burst) {}

    /** Four attempts within some seconds; ten calls a second, a hundred at once. */
    public static RetryPolicy standard(long seed) {
        return new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(5), new Pace(10, 100), seed);
    }
}

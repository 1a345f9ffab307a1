package dev.plimsoll.kubernetes.watch;

import java.time.Duration;
import java.util.Set;

/** How the cluster is followed, which schedulers' pods count as waiting, and how much is kept. */
public record WatchSettings(Timing timing, Set<String> schedulers, long seed, WatchLimits limits) {

    /**
     * How long a watch of what changes by the minute lasts, and one of what seldom does; how much later it is given up if it does not end by itself, how often everything is listed anew
     * although nothing is amiss, and the longest pause after errors.
     */
    public record Timing(Duration watch, Duration slowWatch, Duration grace, Duration relist, Duration longestPause) {

        public static final Timing DEFAULT = new Timing(
                Duration.ofSeconds(20),
                Duration.ofMinutes(5),
                Duration.ofSeconds(4),
                Duration.ofMinutes(30),
                Duration.ofSeconds(30));

        Duration watchOf(Kind kind) {
            return kind.isSlow() ? slowWatch : watch;
        }

        /** How much older what is known of a kind may be than of those that change by the minute. */
        Duration allowanceOf(Kind kind) {
            return watchOf(kind).minus(watch);
        }

        /** How old the proof of a kind may be: a watch, one that failed, and the time to begin anew. */
        Duration lastsFor(Kind kind) {
            return watchOf(kind).multipliedBy(2).plus(grace).plus(longestPause);
        }
    }

    /** With limits that fit a heap of two gibibytes. */
    public static final WatchSettings DEFAULT =
            new WatchSettings(Timing.DEFAULT, Set.of("default-scheduler"), 1, WatchLimits.ofHeap(2L << 30));

    public WatchSettings {
        schedulers = Set.copyOf(schedulers);
    }
}

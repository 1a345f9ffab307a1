package dev.plimsoll.core.plan;

import java.time.Duration;

/**
 * What it is taken to cost when pods are moved: each eviction in micro-dollars, each hour that a pod waits, in micro-dollars
 * too, and how long it waits until it runs again; and within which time a saving must have made up for it.
 */
public record Churn(
        long evictionMicroDollars, long waitingMicroDollarsPerHour, Duration untilRunning, Duration payback) {

    private static final double SECONDS_PER_HOUR = 3600;

    /** For so many pods, as micro-dollars an hour until it is made up for. */
    public long microDollarsPerHour(int pods) {
        double each = evictionMicroDollars + waitingMicroDollarsPerHour * (untilRunning.toSeconds() / SECONDS_PER_HOUR);
        return Math.round(pods * each / (payback.toSeconds() / SECONDS_PER_HOUR));
    }
}

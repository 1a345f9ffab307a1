package dev.plimsoll.aws;

import java.time.Duration;
import java.time.Instant;

/** A token bucket whose rate halves when AWS throttles and comes back a little with each call that goes through. */
final class CallBudget {

    private static final double SLOWEST = 0.05;
    private static final double RECOVERY = 0.02;

    private final RetryPolicy.Pace pace;
    private double share = 1;
    private double tokens;
    private Instant filledAt;

    CallBudget(RetryPolicy.Pace pace, Instant now) {
        this.pace = pace;
        this.tokens = pace.burst();
        this.filledAt = now;
    }

    /** Takes one token, even if that leaves a debt, and says how long to wait until it is paid. */
    synchronized Duration take(Instant now) {
        fill(now);
        tokens -= 1;
        return tokens >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-tokens / rate() * 1e9));
    }

    synchronized void throttled(Instant now) {
        fill(now);
        share = Math.max(SLOWEST, share / 2);
        tokens = Math.min(tokens, 0);
    }

    synchronized void succeeded() {
        share = Math.min(1, share + RECOVERY);
    }

    private double rate() {
        return pace.callsPerSecond() * share;
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            double seconds = Duration.between(filledAt, now).toNanos() / 1e9;
            tokens = Math.min(pace.burst(), tokens + seconds * rate());
            filledAt = now;
        }
    }
}

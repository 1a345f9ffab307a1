package dev.plimsoll.solver;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** When a plan that was begun at some moment must be there, and its parts before. */
final class Deadline {

    private final LongSupplier nanoClock;
    private final long start;
    private final Duration time;

    /** So much time from now. */
    Deadline(Duration time, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.time = time;
        start = nanoClock.getAsLong();
    }

    /** Whether this share of the time is over, or the thread is interrupted, which it stays. */
    BooleanSupplier pastShareOfTime(double share) {
        long until = start + (long) (time.toNanos() * share);
        return () -> nanoClock.getAsLong() - until > 0 || isInterrupted();
    }

    /** The same, but not for as long as this from now. */
    BooleanSupplier pastShareOfTime(double share, Duration atLeast) {
        BooleanSupplier isOver = pastShareOfTime(share);
        long from = nanoClock.getAsLong();
        return () -> isInterrupted() || (isOver.getAsBoolean() && nanoClock.getAsLong() - from > atLeast.toNanos());
    }

    /** Whether the thread is interrupted, which it stays. */
    static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }
}

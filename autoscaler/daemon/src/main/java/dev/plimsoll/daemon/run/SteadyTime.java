package dev.plimsoll.daemon.run;

import dev.plimsoll.aws.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The wall clock as it was at the start, moved on by the machine's own count: it never jumps, whoever sets the clock. */
final class SteadyTime implements InstantSource, Timekeeper {

    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}

package dev.plimsoll.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A clock that moves when someone waits for it. */
final class SteppedTime implements Timekeeper {

    private Instant now = InMemoryAws.START;
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        now = now.plus(duration);
    }

    List<Duration> pauses() {
        return pauses;
    }

    void advance(Duration duration) {
        now = now.plus(duration);
    }
}

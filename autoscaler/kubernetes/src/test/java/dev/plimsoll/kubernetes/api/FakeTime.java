package dev.plimsoll.kubernetes.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only when somebody waits, and tells how long they waited. */
public final class FakeTime implements InstantSource, Pauses {

    private final List<Duration> pauses = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
        pass(time);
    }

    /** How long was waited, each time, since the last call. */
    public List<Duration> takePauses() {
        var taken = List.copyOf(pauses);
        pauses.clear();
        return taken;
    }
}

package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.time.Instant;
import java.util.List;

/** Several listeners as one, told in order. */
public record Listeners(List<Listener> all) implements Listener {

    public Listeners {
        all = List.copyOf(all);
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        all.forEach(listener -> listener.decided(now, seen, before, decision));
    }

    @Override
    public void notKept(Instant now, Outcome outcome) {
        all.forEach(listener -> listener.notKept(now, outcome));
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        all.forEach(listener -> listener.acted(now, step, outcome));
    }
}

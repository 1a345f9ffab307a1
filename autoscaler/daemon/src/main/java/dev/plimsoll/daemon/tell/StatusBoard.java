package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.daemon.tell.Status.Deed;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds how things stand, for other threads to read. */
public final class StatusBoard implements Listener {

    private static final int DEEDS = 100;

    private final Deque<Deed> deeds = new ArrayDeque<>();
    private volatile @Nullable Status status;

    /** Null before the first round. */
    public @Nullable Status status() {
        return status;
    }

    @Override
    public void decided(Instant now, Observation seen, Memory before, Decision decision) {
        status = new Status(now, seen, decision.memory(), decision.findings(), List.copyOf(deeds));
    }

    @Override
    public void notKept(Instant now, Outcome outcome) {
        add(new Deed(now, "keep the memory", "", LoopLog.why(outcome)));
    }

    @Override
    public void acted(Instant now, Step step, Outcome outcome) {
        add(new Deed(now, LoopLog.verb(step.action()), step.cause().message(), LoopLog.why(outcome)));
    }

    private void add(Deed deed) {
        deeds.addFirst(deed);
        if (deeds.size() > DEEDS) {
            deeds.removeLast();
        }
        Status last = status;
        if (last != null) {
            status = new Status(last.at(), last.seen(), last.memory(), last.findings(), List.copyOf(deeds));
        }
    }
}

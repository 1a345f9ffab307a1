package dev.plimsoll.core.loop;

import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Observe, decide, act: one round at a time, driven by whoever owns the clock. The daemon and the simulator drive this same
 * class; between rounds it holds its memory and nothing else.
 */
public final class ControlLoop {

    private final Ports ports;
    private final Decider decider;
    private final Aftermath aftermath;
    private Memory memory;
    private Memory kept;

    /** A loop that goes on from a memory. */
    public ControlLoop(Ports ports, Decider decider, Start start) {
        this.ports = ports;
        this.decider = decider;
        this.memory = start.memory();
        this.kept = start.memory();
        this.aftermath = new Aftermath(start.settings());
    }

    /** All through which the loop meets the world. */
    public record Ports(Observer observer, Actuator actuator, MemoryStore store, Listener listener) {}

    /** What a loop begins with. */
    public record Start(Memory memory, Settings settings) {}

    public Memory memory() {
        return memory;
    }

    /** Runs one round, and returns when to run the next if nothing happens before; null when nothing is to come by itself. */
    public @Nullable Instant tick(Instant now) {
        Observation seen = ports.observer().observe(now);
        Decision decision = decider.decide(seen, memory, now);
        ports.listener().decided(now, seen, memory, decision);
        if (!keep(decision.memory(), now)) {
            return now.plus(aftermath.pause());
        }
        Instant wakeAt = decision.wakeAt();
        for (Step step : decision.steps()) {
            Outcome outcome = ports.actuator().act(step.action(), now);
            ports.listener().acted(now, step, outcome);
            memory = aftermath.remember(memory, step.action(), outcome, now);
            wakeAt = earlier(wakeAt, aftermath.wakeAt(outcome, now));
        }
        return wakeAt;
    }

    /** Whether the decision may be acted on; if not, it was never taken. */
    private boolean keep(Memory decided, Instant now) {
        if (!decided.equals(kept)) {
            Outcome outcome = ports.store().keep(decided);
            if (!outcome.equals(Outcome.DONE)) {
                ports.listener().notKept(now, outcome);
                return false;
            }
            kept = decided;
        }
        memory = decided;
        return true;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}

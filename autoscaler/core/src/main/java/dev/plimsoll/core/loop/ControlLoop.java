package dev.plimsoll.core.loop;

import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.scaling.Outcome;
import dev.plimsoll.core.scaling.Settings;
import dev.plimsoll.core.scaling.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Observe, decide, act: one round at a time, driven by whoever owns the clock. The daemon and the simulator drive this same
 * class; between rounds it holds its memory and nothing else.
 */
public final class ControlLoop {

    private final Observer observer;
    private final Actuator actuator;
    private final Decider decider;
    private final Listener listener;
    private final Aftermath aftermath;
    private Memory memory;

    /** A loop that goes on from a memory. */
    public ControlLoop(Observer observer, Actuator actuator, Decider decider, Listener listener, Start start) {
        this.observer = observer;
        this.actuator = actuator;
        this.decider = decider;
        this.listener = listener;
        this.memory = start.memory();
        this.aftermath = new Aftermath(start.settings());
    }

    /** What a loop begins with. */
    public record Start(Memory memory, Settings settings) {}

    public Memory memory() {
        return memory;
    }

    /** Runs one round, and returns when to run the next if nothing happens before; null when nothing is to come by itself. */
    public @Nullable Instant tick(Instant now) {
        Observation seen = observer.observe(now);
        Decision decision = decider.decide(seen, memory, now);
        memory = decision.memory();
        listener.decided(now, decision);
        Instant wakeAt = decision.wakeAt();
        for (Step step : decision.steps()) {
            Outcome outcome = actuator.act(step.action(), now);
            listener.acted(now, step, outcome);
            memory = aftermath.remember(memory, step.action(), outcome, now);
            wakeAt = earlier(wakeAt, aftermath.wakeAt(outcome, now));
        }
        return wakeAt;
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }
}

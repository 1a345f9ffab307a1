package dev.plimsoll.simulator.world;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A world that has begun and writes a log, with time moved by the test. */
final class LivingWorld {

    /** Nodes 10 s after the raise, billed at once, pods bound 10 ms after their turn and running 2 s later. */
    static final WorldSettings STEADY = WorldSettings.DEFAULT
            .withBoot(WorldSettings.Boot.exactly(Duration.ofSeconds(10)))
            .withBilling(new WorldSettings.Billing(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(60)));

    final SimulatedWorld world;
    final WorldLog log = new WorldLog();

    LivingWorld(Trace trace) {
        this(trace, STEADY);
    }

    LivingWorld(Trace trace, WorldSettings settings) {
        world = new SimulatedWorld(trace, settings, 1);
        world.listen(log);
        world.begin();
    }

    LivingWorld runTo(double seconds) {
        world.engine().runUntil(TraceBuilder.at(seconds));
        return this;
    }

    Observation observe() {
        return world.observer().observe(Instant.ofEpochMilli(world.engine().nowMillis()));
    }

    Outcome act(Action action) {
        return world.actuator().act(action, Instant.ofEpochMilli(world.engine().nowMillis()));
    }

    Outcome raise(int target) {
        return act(new Action.RaiseDesired(TraceBuilder.GROUP, 0, target));
    }

    /** Where a pod is that is alive and bound. */
    SimulatedNode nodeOf(String podId) {
        return Objects.requireNonNull(
                Objects.requireNonNull(world.kubernetes().pod(podId)).node());
    }
}

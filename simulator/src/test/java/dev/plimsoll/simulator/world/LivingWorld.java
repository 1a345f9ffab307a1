package dev.plimsoll.simulator.world;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** A world that has begun and writes a log, with time moved by the test. */
public final class LivingWorld {

    /** Nodes 10 s after the raise, billed at once, pods bound 10 ms after their turn and running 2 s later. */
    public static final WorldSettings STEADY = WorldSettings.DEFAULT
            .withBoot(WorldSettings.Boot.exactly(Duration.ofSeconds(10)))
            .withBilling(new WorldSettings.Billing(Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(60)))
            .withPods(new WorldSettings.Pods(Duration.ofSeconds(2), Duration.ofSeconds(5)))
            .withCloud(WorldSettings.Cloud.PERFECT);

    public final SimulatedWorld world;
    /** When every world that lives begins, in milliseconds since 1970. */
    public static final long START_MILLIS = TraceBuilder.START.toEpochMilli();

    public final WorldLog log = new WorldLog();

    public LivingWorld(Trace trace) {
        this(trace, STEADY);
    }

    public LivingWorld(Trace trace, WorldSettings settings) {
        world = new SimulatedWorld(trace, settings, 1);
        world.listen(log);
        world.begin();
    }

    public LivingWorld runTo(double seconds) {
        world.engine().runUntil(TraceBuilder.at(seconds));
        return this;
    }

    public Observation observe() {
        return world.doors()
                .observer()
                .observe(Instant.ofEpochMilli(world.engine().nowMillis()));
    }

    public Outcome act(Action action) {
        return world.doors()
                .actuator()
                .act(action, Instant.ofEpochMilli(world.engine().nowMillis()));
    }

    public Outcome raise(int target) {
        return act(new Action.RaiseDesired(TraceBuilder.GROUP, 0, target));
    }

    /** Where a pod is that is alive and bound. */
    public SimulatedNode nodeOf(String podId) {
        return Objects.requireNonNull(
                Objects.requireNonNull(world.kubernetes().pod(podId)).node());
    }
}

package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.WorkloadEvent.PodArrives;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Small traces for tests. */
public final class Traces {

    /** A shape that asks for a core, a gibibyte and nothing special. */
    public static final PodShape SHAPE =
            new PodShape("default", ImmutableMaps.empty(), Resources.ofPod(1_000, 1L << 30), SchedulingRules.NONE, 0);

    public static final Owner CART = new Owner(Owner.Kind.DEPLOYMENT, "cart");

    private Traces() {}

    /** Jobs are closed loop, all else is open; one node group of one type in one zone. */
    public static Manifest manifest() {
        var loops = new TreeMap<>(Map.of(
                Owner.Kind.JOB, Loop.CLOSED,
                Owner.Kind.DEPLOYMENT, Loop.OPEN,
                Owner.Kind.STATEFUL_SET, Loop.OPEN,
                Owner.Kind.BARE, Loop.OPEN));
        var group = new Group("m5", List.of("m5.xlarge"), List.of("us-east-1a"), new Bounds(0, 10), Marks.NONE);
        return new Manifest(
                new About("small", "A small trace."),
                new Span(Instant.parse("2025-11-24T00:00:00Z"), null),
                loops,
                new Fleet(List.of(group), List.of(), List.of()));
    }

    public static Trace of(WorkloadEvent... events) {
        return new Trace(manifest(), () -> Stream.of(events));
    }

    /** A job of one pod of the same name. */
    public static PodArrives job(long atMillis, String name, long durationMillis) {
        return new PodArrives(
                atMillis, name, SHAPE, new Owner(Owner.Kind.JOB, name), new Departure.AfterRunning(durationMillis));
    }

    /** A pod of the Deployment cart. */
    public static PodArrives service(long atMillis, String name, Departure departure) {
        return new PodArrives(atMillis, name, SHAPE, CART, departure);
    }

    public static WorkloadScaled scaled(long atMillis, String name, int replicas) {
        return new WorkloadScaled(atMillis, new Owner(Owner.Kind.DEPLOYMENT, name), SHAPE, replicas);
    }

    /** All events of a trace. */
    public static List<WorkloadEvent> events(Trace trace) {
        try (Stream<WorkloadEvent> events = trace.open()) {
            return events.toList();
        }
    }
}

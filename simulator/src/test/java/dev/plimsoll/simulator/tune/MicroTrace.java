package dev.plimsoll.simulator.tune;

import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces small enough to work out on paper: times in seconds, one zone, no DaemonSets, groups of one instance type each. */
final class MicroTrace {

    private final List<Manifest.Group> groups = new ArrayList<>();
    private final List<WorkloadEvent> events = new ArrayList<>();
    private @Nullable Duration length;
    private int pods;

    MicroTrace group(String name, String instanceType, int min, int max) {
        groups.add(new Manifest.Group(
                name,
                List.of(instanceType),
                List.of("us-east-1a"),
                new Manifest.Bounds(min, max),
                Manifest.Marks.NONE));
        return this;
    }

    MicroTrace length(Duration changed) {
        length = changed;
        return this;
    }

    /** A pod of a Job that runs for its time once placed. */
    MicroTrace job(double atSeconds, long cpuMillis, long runsSeconds) {
        return arrives(atSeconds, cpuMillis, Owner.Kind.JOB, new Departure.AfterRunning(runsSeconds * 1000));
    }

    /** A pod that ends at a time whatever happens. */
    MicroTrace service(double atSeconds, long cpuMillis, double untilSeconds) {
        return arrives(atSeconds, cpuMillis, Owner.Kind.DEPLOYMENT, new Departure.AtTime((long) (untilSeconds * 1000)));
    }

    /** A Deployment has this many replicas of 900 millicores from now on. */
    MicroTrace scale(double atSeconds, int replicas) {
        events.add(new WorkloadEvent.WorkloadScaled(
                (long) (atSeconds * 1000), new Owner(Owner.Kind.DEPLOYMENT, "web"), WEB, replicas));
        return this;
    }

    private static final PodShape WEB = aShape().cpuMillis(900).build();

    private MicroTrace arrives(double atSeconds, long cpuMillis, Owner.Kind kind, Departure departure) {
        events.add(new WorkloadEvent.PodArrives(
                (long) (atSeconds * 1000),
                "default/pod-" + pods++,
                aShape().cpuMillis(cpuMillis).build(),
                new Owner(kind, "own"),
                departure));
        return this;
    }

    Trace build() {
        List<WorkloadEvent> recorded = List.copyOf(events);
        return new Trace(
                new Manifest(
                        new Manifest.About("micro", "worked out on paper"),
                        new Manifest.Span(Instant.parse("2026-01-01T00:00:00Z"), length),
                        ImmutableMaps.empty(),
                        new Manifest.Fleet(groups, List.of(), List.of())),
                recorded::stream);
    }
}

package dev.plimsoll.simulator;

import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.TraceBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Traces small enough to work out on paper: times in seconds, one zone if not told otherwise, no DaemonSets, groups of one instance type each. */
public final class MicroTrace {

    /** Instances run 10 s and are nodes 60 s after they are asked for; the scheduler and the starting of pods take no time. */
    public static final WorldSettings WORLD = new WorldSettings(
            WorldSettings.Boot.exactly(Duration.ofSeconds(60)),
            new WorldSettings.Billing(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60)),
            new WorldSettings.Scheduling(Duration.ZERO, WorldSettings.Ties.FIRST, WorldSettings.BackOff.DEFAULT),
            new WorldSettings.Pods(Duration.ZERO, Duration.ZERO),
            WorldSettings.Cloud.PERFECT,
            Duration.ofHours(1));

    private final List<Manifest.Group> groups = new ArrayList<>();
    private final List<WorkloadEvent> events = new ArrayList<>();
    private final List<Manifest.RecordedNodes> history = new ArrayList<>();
    private @Nullable Duration length;
    private int pods;

    public MicroTrace group(String name, String instanceType, int min, int max) {
        return group(name, instanceType, min, max, "us-east-1a");
    }

    public MicroTrace group(String name, String instanceType, int min, int max, String zone) {
        groups.add(new Manifest.Group(
                name, List.of(instanceType), List.of(zone), new Manifest.Bounds(min, max), Manifest.Marks.NONE));
        return this;
    }

    /** So many nodes of this many millicores and 4 GiB ran from this time on. */
    public MicroTrace recorded(double atSeconds, int nodes, long cpuMillis) {
        history.add(new Manifest.RecordedNodes(
                (long) (atSeconds * 1000), "old", new Resources(cpuMillis, 4L << 30, 0, ImmutableMaps.empty()), nodes));
        return this;
    }

    public MicroTrace length(Duration changed) {
        length = changed;
        return this;
    }

    /** A pod of a Job that runs for its time once placed. */
    public MicroTrace job(double atSeconds, long cpuMillis, long runsSeconds) {
        return arrives(atSeconds, cpuMillis, Owner.Kind.JOB, new Departure.AfterRunning(runsSeconds * 1000));
    }

    /** A pod that ends at a time whatever happens. */
    public MicroTrace service(double atSeconds, long cpuMillis, double untilSeconds) {
        return arrives(atSeconds, cpuMillis, Owner.Kind.DEPLOYMENT, new Departure.AtTime((long) (untilSeconds * 1000)));
    }

    /** A Deployment has this many replicas of 900 millicores from now on. */
    public MicroTrace scale(double atSeconds, int replicas) {
        events.add(new WorkloadEvent.WorkloadScaled(
                (long) (atSeconds * 1000), new Owner(Owner.Kind.DEPLOYMENT, "web"), WEB, replicas));
        return this;
    }

    /** A StatefulSet has this many replicas of 900 millicores from now on, each with a volume where it is first bound. */
    public MicroTrace database(double atSeconds, int replicas) {
        events.add(new WorkloadEvent.WorkloadScaled(
                (long) (atSeconds * 1000),
                new Owner(Owner.Kind.STATEFUL_SET, "db"),
                TraceBuilder.withOwnVolume(WEB),
                replicas));
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

    public Trace build() {
        List<WorkloadEvent> recorded = List.copyOf(events);
        return new Trace(
                new Manifest(
                        new Manifest.About("micro", "worked out on paper"),
                        new Manifest.Span(Instant.parse("2026-01-01T00:00:00Z"), length),
                        ImmutableMaps.empty(),
                        new Manifest.Fleet(groups, List.of(), history)),
                recorded::stream);
    }
}

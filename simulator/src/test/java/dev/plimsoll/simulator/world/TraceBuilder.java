package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.simulator.trace.BudgetLimit;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes small traces: times in seconds since the start, one group of m5.large unless told otherwise. */
public final class TraceBuilder {

    /** When every built trace begins. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** The name of the group that is there by default. */
    public static final String GROUP = "general";

    private static final long MEBIBYTE = 1 << 20;

    private final List<WorkloadEvent> events = new ArrayList<>();
    private final List<Manifest.Group> groups = new ArrayList<>();
    private final List<Manifest.DaemonSet> daemonSets = new ArrayList<>();
    private Duration length = Duration.ofHours(1);

    public static TraceBuilder trace() {
        return new TraceBuilder();
    }

    /** A shape of pods of one application that asks for nothing but cpu and memory. */
    public static PodShape shape(String application, long cpuMillis, long mebibytes) {
        return shape(application, Resources.ofPod(cpuMillis, mebibytes * MEBIBYTE), SchedulingRules.NONE, 0);
    }

    public static PodShape shape(String application, Resources requests, SchedulingRules rules, int priority) {
        return new PodShape("default", new TreeMap<>(Map.of("app", application)), requests, rules, priority);
    }

    /** The shape with a volume of its own for each replica, made where the replica is first bound. */
    public static PodShape withOwnVolume(PodShape shape) {
        SchedulingRules.Attachments attachments = shape.rules().attachments();
        return new PodShape(
                shape.namespace(),
                shape.labels(),
                shape.requests(),
                shape.rules()
                        .withAttachments(attachments.withVolumes(
                                attachments.volumeZones(), List.of(new PodVolume.MadeAtFirstUse()))),
                shape.priority());
    }

    public static long millis(double seconds) {
        return Math.round(seconds * 1000);
    }

    /** A point of time of a built trace, in milliseconds since 1970. */
    public static long at(double seconds) {
        return START.toEpochMilli() + millis(seconds);
    }

    public TraceBuilder lasting(Duration changed) {
        length = changed;
        return this;
    }

    public TraceBuilder group(String name, String type, int minSize, int maxSize, String... zones) {
        groups.add(new Manifest.Group(
                name, List.of(type), List.of(zones), new Manifest.Bounds(minSize, maxSize), Manifest.Marks.NONE));
        return this;
    }

    public TraceBuilder group(Manifest.Group group) {
        groups.add(group);
        return this;
    }

    public TraceBuilder daemonSet(String name, long cpuMillis, long mebibytes) {
        daemonSets.add(
                new Manifest.DaemonSet(name, Resources.ofPod(cpuMillis, mebibytes * MEBIBYTE), ImmutableMaps.empty()));
        return this;
    }

    public TraceBuilder job(double seconds, String id, PodShape shape, double runs) {
        return arrives(seconds, id, shape, Owner.Kind.JOB, new Departure.AfterRunning(millis(runs)));
    }

    public TraceBuilder service(double seconds, String id, PodShape shape, double until) {
        return arrives(seconds, id, shape, Owner.Kind.DEPLOYMENT, new Departure.AtTime(millis(until)));
    }

    public TraceBuilder arrives(double seconds, String id, PodShape shape, Owner.Kind kind, Departure departure) {
        events.add(new WorkloadEvent.PodArrives(millis(seconds), id, shape, new Owner(kind, id), departure));
        return this;
    }

    public TraceBuilder scaled(double seconds, Owner.Kind kind, String name, PodShape shape, int replicas) {
        events.add(new WorkloadEvent.WorkloadScaled(millis(seconds), new Owner(kind, name), shape, replicas));
        return this;
    }

    public TraceBuilder minAvailable(double seconds, String application, int pods) {
        events.add(new WorkloadEvent.BudgetSet(
                millis(seconds),
                "default",
                application,
                LabelSelector.of(Map.of("app", application)),
                new BudgetLimit.MinAvailable(new BudgetLimit.Amount(pods, false))));
        return this;
    }

    public TraceBuilder event(WorkloadEvent event) {
        events.add(event);
        return this;
    }

    public Trace build() {
        if (groups.isEmpty()) {
            group(GROUP, "m5.large", 0, 100, "us-east-1a");
        }
        List<WorkloadEvent> copy = List.copyOf(events);
        return new Trace(
                new Manifest(
                        new Manifest.About("built", "written for a test"),
                        new Manifest.Span(START, length),
                        ImmutableMaps.empty(),
                        new Manifest.Fleet(groups, daemonSets, List.of())),
                copy::stream);
    }
}

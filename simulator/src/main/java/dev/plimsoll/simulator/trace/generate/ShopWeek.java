package dev.plimsoll.simulator.trace.generate;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.engine.RandomStreams;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Manifest.About;
import dev.plimsoll.simulator.trace.Manifest.Bounds;
import dev.plimsoll.simulator.trace.Manifest.Fleet;
import dev.plimsoll.simulator.trace.Manifest.Group;
import dev.plimsoll.simulator.trace.Manifest.Loop;
import dev.plimsoll.simulator.trace.Manifest.Marks;
import dev.plimsoll.simulator.trace.Manifest.Span;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.NodeGroupChanged;
import dev.plimsoll.simulator.trace.format.EventStreams;
import dev.plimsoll.simulator.trace.importer.AssumedFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Seven days of an online shop with a flash sale, from Monday 2025-11-24 00:00 UTC, in three zones.
 *
 * <p><b>Deployments.</b> With h hours since the start, customers are
 * {@code (0.15 + 0.85 ((1 - cos(2 pi (h - 4) / 24)) / 2)^1.5) * weekday}, lowest at 4 and highest at 16 o'clock, weekday
 * being 1 until Thursday, then 1.05, 1.15 and 1.1. The sale on Friday at 10 multiplies them by {@code 1 + (s - 1) f}, where
 * f rises from 0 to 1 in ten minutes, stays until 12 and then falls as {@code exp(-(h - 12))}; s is 3.5 for frontends and
 * APIs, 2 for workers (20 minutes later), 1 for internal services. Every five minutes a service wants
 * {@code max(least, ceil(peak * customers * (1 + 0.1 (u - 0.5))))} replicas, u uniform from its own stream. It goes up at
 * once, down to the most it wanted in the last three steps, and stays where it is within a tenth: a horizontal pod
 * autoscaler's tolerance and stabilisation. All have budgets; frontends and APIs spread over zones (DoNotSchedule, skew 1
 * and 2); gateway, identity and ledger have at most one replica a host.
 *
 * <p><b>Jobs.</b> Twelve batch jobs and one on GPUs every night, with 0.8 to 1.2 times their pods. On working days
 * pipelines begin at {@code 40 sin^2(pi (h - 7) / 12)} an hour from 7 to 19 o'clock, six tenths of that from 12 to 13: a
 * build, then 4 to 16 tests. Durations are lognormal with sigma 0.4; the normal draw is twelve uniform ones less six.
 *
 * <p><b>The rest.</b> A StatefulSet of nine with a zonal volume each, restarted one by one on Wednesday at 3; a Deployment on
 * GPUs; an operator who keeps twelve large nodes from Friday 9:30 to 15:00.
 */
public final class ShopWeek {

    /** The name of the generator and of its trace. */
    public static final String NAME = "shop-week";

    static final int DAYS = 7;
    static final long LENGTH_MILLIS = DAYS * 24 * 3_600_000L;

    private static final Instant START = Instant.parse("2025-11-24T00:00:00Z");
    private static final String SALE_GROUP = "general-4xlarge";
    private static final int SALE_GROUP_MAX = 60;
    private static final long SALE_PREPARED = (4 * 24 * 60 + 9 * 60 + 30) * 60_000L;
    private static final long SALE_OVER = (4 * 24 + 15) * 3_600_000L;

    private ShopWeek() {}

    /** The week of a seed; every opening of its events makes them anew. */
    public static Trace trace(long seed) {
        return new Trace(manifest(seed), () -> EventStreams.over(events(seed).iterator(), () -> {}));
    }

    private static List<WorkloadEvent> events(long seed) {
        var streams = new RandomStreams(seed);
        var events = new ArrayList<WorkloadEvent>();
        new ShopDatabases(events::add).emit();
        new ShopServices(streams, events::add).emit();
        new ShopJobs(streams, events::add).emit();
        events.add(new NodeGroupChanged(SALE_PREPARED, SALE_GROUP, 12, SALE_GROUP_MAX));
        events.add(new NodeGroupChanged(SALE_OVER, SALE_GROUP, 0, SALE_GROUP_MAX));
        events.removeIf(event -> event.atMillis() >= LENGTH_MILLIS);
        events.sort(Comparator.comparingLong(WorkloadEvent::atMillis));
        return events;
    }

    private static Manifest manifest(long seed) {
        var about = new About(
                NAME,
                "Seven days of an online shop with a flash sale on Friday, generated with seed " + seed
                        + ": 40 Deployments by day and night, nightly batch, builds, a StatefulSet with zonal volumes,"
                        + " GPUs, budgets, spread, anti-affinity and priorities.");
        var loops = new TreeMap<>(Map.of(
                Owner.Kind.DEPLOYMENT, Loop.OPEN, Owner.Kind.STATEFUL_SET, Loop.OPEN, Owner.Kind.JOB, Loop.CLOSED));
        var fleet = new Fleet(groups(), AssumedFleet.daemonSets(true), List.of());
        return new Manifest(about, new Span(START, Duration.ofDays(DAYS)), loops, fleet);
    }

    private static List<Group> groups() {
        var batch = new Marks(
                ImmutableMaps.copyOf(Map.of(ShopShapes.POOL, ShopShapes.BATCH)),
                List.of(new Taint(ShopShapes.POOL, ShopShapes.BATCH, Taint.Effect.NO_SCHEDULE)));
        return List.of(
                group("general-2xlarge", List.of("m5.2xlarge", "m5a.2xlarge"), new Bounds(3, 120), Marks.NONE),
                group(SALE_GROUP, List.of("m5.4xlarge"), new Bounds(0, SALE_GROUP_MAX), Marks.NONE),
                group("compute-4xlarge", List.of("c5.4xlarge"), new Bounds(0, 60), Marks.NONE),
                group("memory-2xlarge", List.of("r5.2xlarge"), new Bounds(0, 60), Marks.NONE),
                group("batch-4xlarge", List.of("c5.4xlarge"), new Bounds(0, 60), batch),
                group("batch-memory-4xlarge", List.of("m5.4xlarge"), new Bounds(0, 60), batch),
                group("gpu", List.of("g5.xlarge"), new Bounds(0, 20), AssumedFleet.gpuMarks()));
    }

    private static Group group(String name, List<String> types, Bounds bounds, Marks marks) {
        return new Group(name, types, AssumedFleet.ZONES, bounds, marks);
    }
}

package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.SimulatedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Placements a second of the whole simulated scheduler on 1,000 nodes: pods of jobs arrive, queue, get the node that
 * kube-scheduler would like best, are bound, run and end, about 13,000 of them at a time, which fills half of the cpu. Budget:
 * 200,000 a second without topology.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 7, time = 2)
@State(Scope.Benchmark)
public class SimulatedSchedulerBenchmark {

    private static final int NODES = 1_000;
    private static final int PODS = 100_000;

    /** Between two pods; the scheduler takes 10 ms for one. */
    private static final long MILLIS_PER_POD = 12;

    private static final long MEAN_RUN_MILLIS = 13_000 * MILLIS_PER_POD;

    @Param({"50", "200"})
    public int shapes;

    /** How many pods a job has on average. */
    @Param({"1", "10"})
    public int podsPerJob;

    private final List<WorkloadEvent> events = new ArrayList<>();
    private SimulatedWorld world = world();

    @Setup
    public void setUp() {
        events.clear();
        PodShape[] shape = new PodShape[shapes];
        var source = new SchedulingWorld(0, 0, false);
        for (int i = 0; i < shapes; i++) {
            shape[i] = source.shape(i);
        }
        var random = new Random(7);
        while (events.size() < PODS) {
            addJob(shape[kind(random)], random);
        }
    }

    /** The first shapes are the commonest, as in {@link SchedulingWorld}. */
    private int kind(Random random) {
        return (int) (10 * Math.pow((shapes + 10) / 10.0, random.nextDouble()) - 10);
    }

    private void addJob(PodShape shape, Random random) {
        long at = events.size() * MILLIS_PER_POD;
        var owner = new Owner(Owner.Kind.JOB, "job-" + events.size());
        int size = Math.min(1 + (podsPerJob == 1 ? 0 : random.nextInt(2 * podsPerJob - 1)), PODS - events.size());
        long runs = 1 + (long) (-Math.log(1 - random.nextDouble()) * MEAN_RUN_MILLIS);
        for (int pod = 0; pod < size; pod++) {
            events.add(new WorkloadEvent.PodArrives(
                    at, owner.name() + "-" + pod, shape, owner, new Departure.AfterRunning(runs)));
        }
    }

    private SimulatedWorld world() {
        var group = new Manifest.Group(
                "all",
                List.of("m5.4xlarge"),
                List.of("us-east-1a", "us-east-1b", "us-east-1c"),
                new Manifest.Bounds(NODES, NODES),
                Manifest.Marks.NONE);
        var manifest = new Manifest(
                new Manifest.About("steady", "pods of jobs at a steady rate"),
                new Manifest.Span(Instant.EPOCH, null),
                ImmutableMaps.empty(),
                new Manifest.Fleet(List.of(group), List.of(), List.of()));
        return new SimulatedWorld(new Trace(manifest, events::stream), WorldSettings.DEFAULT, 1);
    }

    @Setup(Level.Invocation)
    public void begin() {
        world = world();
        world.begin();
    }

    @Benchmark
    @OperationsPerInvocation(PODS)
    public long place() {
        world.runUntil(Duration.ofMillis(PODS * MILLIS_PER_POD).toMillis());
        return world.engine().fired();
    }

    @TearDown(Level.Invocation)
    public void end() {
        world.close();
    }
}

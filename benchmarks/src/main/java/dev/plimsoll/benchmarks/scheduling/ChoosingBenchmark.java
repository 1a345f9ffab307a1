package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.core.scheduling.NodeScorer;
import dev.plimsoll.core.scheduling.Placement;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pods of random shapes, one after another, each to the node that kube-scheduler would like best, ties at random. Budget:
 * 200,000 placements a second at 1,000 nodes without topology.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class ChoosingBenchmark {

    private static final int PODS = 8_000;

    @Param({"1000"})
    public int nodes;

    @Param({"false", "true"})
    public boolean topology;

    /** How many pods of one shape come in a row. */
    @Param({"1", "20"})
    public int inARow;

    private SchedulingWorld world = new SchedulingWorld(0, 0, false);
    private NodeScorer scorer = world.placement.scorer();
    private Random random = new Random(7);
    private int mark;

    @Setup
    public void setUp() {
        world = new SchedulingWorld(nodes, 0, topology);
        scorer = world.placement.scorer();
        mark = world.placement.mark();
    }

    @Setup(Level.Invocation)
    public void clear() {
        world.placement.undo(mark);
        mark = world.placement.mark();
        random = new Random(7);
    }

    @Benchmark
    @OperationsPerInvocation(PODS)
    public int choose() {
        int placed = 0;
        int shape = 0;
        for (int i = 0; i < PODS; i++) {
            shape = i % inARow == 0 ? world.shapes[random.nextInt(SchedulingWorld.SHAPES)] : shape;
            int node = scorer.best(shape, random::nextInt);
            if (node != Placement.NO_NODE) {
                world.placement.bind(shape, node);
                placed++;
            }
        }
        return placed;
    }
}

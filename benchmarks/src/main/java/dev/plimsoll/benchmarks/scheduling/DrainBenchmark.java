package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.core.scheduling.FirstFit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * May this node go? Its pods must find a place on the others; asked on a fork that is taken back. Budgets: asked of every
 * node 5 ms at 1,000 nodes and 250 ms at 10,000, both 80 % full; 20 us for one drain at 10,000.
 */
@BenchmarkMode(Mode.AverageTime)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class DrainBenchmark {

    @Param({"1000", "10000"})
    public int nodes;

    @Param({"false", "true"})
    public boolean topology;

    private SchedulingWorld world = new SchedulingWorld(0, 0, false);
    private FirstFit firstFit = new FirstFit(world.placement, List.of());
    private int[] handles = {};
    private int[][] podsByHandle = {};
    private int next;

    @Setup
    public void setUp() {
        world = new SchedulingWorld(nodes, 0, topology);
        world.load(0.8);
        firstFit = new FirstFit(world.placement, world.nodesByName());
        handles = world.placement.nodes();
        podsByHandle = new int[handles.length][];
        for (int node : handles) {
            podsByHandle[node] = world.podsOn(node);
        }
    }

    /** As in a round of the control loop, the search included. */
    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int askEveryNode() {
        firstFit = new FirstFit(world.placement, world.nodesByName());
        int mayGo = 0;
        for (int node : handles) {
            mayGo += mayGo(node) ? 1 : 0;
        }
        return mayGo;
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public boolean askOneNode() {
        next = next + 1 < handles.length ? next + 1 : 0;
        return mayGo(handles[next]);
    }

    private boolean mayGo(int node) {
        int mark = world.placement.mark();
        int[] pods = podsByHandle[node];
        boolean allMoved = firstFit.moveAway(node, pods) == pods.length;
        world.placement.undo(mark);
        return allMoved;
    }
}

package dev.plimsoll.benchmarks.scheduling;

import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
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

    private Placement placement = new Placement();
    private FirstFit firstFit = new FirstFit(placement);
    private int[] handles = {};
    private int next;

    @Setup
    public void setUp() {
        var world = new SchedulingWorld(nodes, 0, topology);
        world.load(0.8);
        placement = world.placement;
        firstFit = new FirstFit(placement);
        handles = placement.nodes();
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public int askEveryNode() {
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
        int mark = placement.mark();
        int[] shapes = placement.shapesOn(node);
        int[] pods = new int[shapes.length];
        for (int i = 0; i < shapes.length; i++) {
            pods[i] = placement.count(shapes[i], node);
        }
        placement.removeNode(node);
        boolean allPlaced = true;
        for (int i = 0; i < shapes.length && allPlaced; i++) {
            allPlaced = firstFit.place(shapes[i], pods[i]) == 0;
        }
        placement.undo(mark);
        return allPlaced;
    }
}

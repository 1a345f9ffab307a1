package dev.plimsoll.benchmarks.scheduling;

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

/** 100,000 pods of 200 shapes onto 10,000 existing nodes, and back again. Budgets: 5 ms without topology, 25 ms with. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class PlacingBenchmark {

    @Param({"false", "true"})
    public boolean topology;

    private SchedulingWorld world = new SchedulingWorld(0, 0, false);

    @Setup
    public void setUp() {
        world = new SchedulingWorld(10_000, 100_000, topology);
        int mark = world.placement.mark();
        int unplaced = world.placeAll();
        world.placement.undo(mark);
        if (unplaced > 0) {
            throw new IllegalStateException(
                    unplaced + " pods find no place: the nodes are too few to measure anything");
        }
    }

    @Benchmark
    public int placeAndTakeBack() {
        int mark = world.placement.mark();
        int unplaced = world.placeAll();
        world.placement.undo(mark);
        return unplaced;
    }
}

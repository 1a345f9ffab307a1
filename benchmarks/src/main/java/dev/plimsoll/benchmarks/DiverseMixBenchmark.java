package dev.plimsoll.benchmarks;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.DiverseMix;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * The greedy plan for the mix of pods of Karpenter's scheduling benchmark, in pods a second: for a placement that has seen the
 * shapes before, as from one round to the next, and for one that has not.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class DiverseMixBenchmark {

    private static final long SEED = 42;
    private static final int TYPES = 400;

    @Param({"1000", "10000", "20000"})
    public int pods;

    private PlanningProblem problem = DiverseMix.problem(SEED, 0, 1);

    /** Counts pods, where JMH counts plans. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Planned {
        public long pods;
    }

    @Setup
    public void draw() {
        problem = DiverseMix.problem(SEED, pods, TYPES);
    }

    @Benchmark
    public Plan knownShapes(Planned planned) {
        planned.pods += pods;
        return new GreedyPlanner().plan(problem);
    }

    @Benchmark
    public Plan newShapes(Planned planned) {
        planned.pods += pods;
        return new GreedyPlanner()
                .plan(new PlanningProblem(
                        new Placement(), problem.landingNodes(), problem.demands(), problem.offers()));
    }
}

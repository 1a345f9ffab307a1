package dev.plimsoll.benchmarks;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
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
 * The greedy plan with its bound, for plain pods on an empty cluster, counts by Zipf: groups of c, m and r machines of a few
 * generations, each of which asks its own price for a core and keeps its own share of the memory to itself.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PlanningBenchmark {

    private static final long SEED = 42;

    @Param({"1000", "10000", "100000"})
    public int pods;

    @Param({"50", "200"})
    public int shapes;

    @Param({"21", "609"})
    public int types;

    private PlanningProblem problem = new PlanningProblem(new Placement(), List.of(), List.of(), List.of());

    @Setup
    public void draw() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var demands = new ArrayList<Demand>();
        double weights = 0;
        for (int i = 1; i <= shapes; i++) {
            weights += 1.0 / i;
        }
        for (int i = 1; i <= shapes; i++) {
            int count = Math.max(1, (int) (pods / (i * weights)));
            demands.add(new Demand(
                    aShape().app("app-" + i)
                            .cpuMillis(random.nextInt(1, 40) * 100L)
                            .memoryGib(random.nextInt(1, 16))
                            .build(),
                    count));
        }
        problem = new PlanningProblem(new Placement(), List.of(), demands, offers(random));
    }

    private List<GroupOffer> offers(RandomGenerator random) {
        var offers = new ArrayList<GroupOffer>();
        for (int generation = 0; offers.size() < types; generation++) {
            double dearness = generation == 0 ? 1 : random.nextDouble(0.85, 1.3);
            double kept = generation == 0 ? 0 : random.nextDouble(0, 0.06);
            for (int gibPerCore : new int[] {2, 4, 8}) {
                for (int cores : new int[] {2, 4, 8, 16, 32, 64, 96}) {
                    long gib = Math.max(1, Math.round(cores * gibPerCore * (1 - kept)) - 1);
                    NodeGroup group = aGroup("g" + generation + "-" + gibPerCore + "-" + cores)
                            .nodes(
                                    cores * 1000L - 100,
                                    gib,
                                    Math.round(cores * (34_000L + 5_000L * gibPerCore) * dearness))
                            .sizes(0, 100_000)
                            .build();
                    offers.add(new GroupOffer(group, 100_000, ImmutableMaps.empty()));
                }
            }
        }
        return offers;
    }

    @Benchmark
    public Plan greedyPlan() {
        return new GreedyPlanner().plan(problem);
    }
}

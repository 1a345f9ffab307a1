package dev.plimsoll.benchmarks;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.GIBIBYTE;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.planning.Demand;
import dev.plimsoll.core.planning.GreedyPlanner;
import dev.plimsoll.core.planning.GroupOffer;
import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.core.planning.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * The greedy plan for the mix of pods of Karpenter's scheduling benchmark: a fifth each plain, spread over zones, spread over
 * hosts, together in a zone, and apart on hosts, with labels drawn at random for the pod and for what it looks for.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class DiverseMixBenchmark {

    private static final long SEED = 42;
    private static final int TYPES = 400;
    private static final long[] CPU_MILLIS = {100, 250, 500, 1000, 1500};
    private static final long[] MEMORY_MEBIBYTES = {100, 256, 512, 1024, 2048, 4096};

    @Param({"1000", "10000", "20000"})
    public int pods;

    private PlanningProblem problem = new PlanningProblem(new Placement(), List.of(), List.of(), List.of());

    @Setup
    public void draw() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Map<PodShape, Integer> counts = new LinkedHashMap<>();
        for (int pod = 0; pod < pods; pod++) {
            counts.merge(shape(pod % 5, random), 1, Integer::sum);
        }
        var demands = new ArrayList<Demand>();
        counts.forEach((shape, count) -> demands.add(new Demand(shape, count)));
        problem = new PlanningProblem(new Placement(), List.of(), demands, offers());
    }

    private static PodShape shape(int kind, RandomGenerator random) {
        Map<String, String> labels = kind == 4 ? Map.of("app", "nginx") : label(random);
        LabelSelector others = LabelSelector.of(kind == 4 ? labels : label(random));
        SchedulingRules rules = SchedulingRules.NONE;
        rules = switch (kind) {
            case 1 -> rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, others)));
            case 2 -> rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.HOSTNAME, 1, others)));
            case 3 ->
                rules.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, LabelSelector.of(labels))),
                        List.of(),
                        List.of()));
            case 4 ->
                rules.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, others)), List.of()));
            default -> rules;
        };
        Resources requests = Resources.ofPod(
                CPU_MILLIS[random.nextInt(CPU_MILLIS.length)],
                MEMORY_MEBIBYTES[random.nextInt(MEMORY_MEBIBYTES.length)] * (GIBIBYTE >> 10));
        return new PodShape("default", ImmutableMaps.copyOf(labels), requests, rules, 0);
    }

    private static Map<String, String> label(RandomGenerator random) {
        return Map.of("my-label", String.valueOf((char) ('a' + random.nextInt(7))));
    }

    /** Karpenter's fake types: the i-th has i cores, twice as many gibibytes, and costs in proportion. */
    private static List<GroupOffer> offers() {
        var offers = new ArrayList<GroupOffer>();
        for (int type = 1; type <= TYPES; type++) {
            for (String zone : List.of("zone-1", "zone-2", "zone-3")) {
                NodeGroup group = aGroup("type-%03d-%s".formatted(type, zone))
                        .zones(zone)
                        .nodes(type * 1000L - 100, 2L * type, 45_000L * type)
                        .sizes(0, 100_000)
                        .build();
                offers.add(new GroupOffer(group, 100_000, ImmutableMaps.empty()));
            }
        }
        return offers;
    }

    @Benchmark
    public Plan greedyPlan() {
        return new GreedyPlanner().plan(problem);
    }
}

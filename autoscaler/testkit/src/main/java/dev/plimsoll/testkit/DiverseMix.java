package dev.plimsoll.testkit;

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
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The mix of pods of Karpenter's scheduling benchmark: a fifth each plain, spread over zones, spread over hosts, together in a
 * zone, and apart on hosts, with labels drawn at random for the pod and for what it looks for. The same seed gives the same mix.
 */
public final class DiverseMix {

    private static final long[] CPU_MILLIS = {100, 250, 500, 1000, 1500};
    private static final long[] MEMORY_MEBIBYTES = {100, 256, 512, 1024, 2048, 4096};

    private final RandomGenerator random;
    private final int labels;

    private DiverseMix(RandomGenerator random, int labels) {
        this.random = random;
        this.labels = labels;
    }

    /** So many pods for an empty cluster, with seven labels, and groups of so many types in each of three zones. */
    public static PlanningProblem problem(long seed, int pods, int types) {
        return new PlanningProblem(new Placement(), List.of(), demands(seed, pods, 7), offers(types));
    }

    /** So many pods with so many different labels. */
    public static List<Demand> demands(long seed, int pods, int labels) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        var mix = new DiverseMix(random, labels);
        Map<PodShape, Integer> counts = new LinkedHashMap<>();
        for (int pod = 0; pod < pods; pod++) {
            counts.merge(mix.shape(pod % 5), 1, Integer::sum);
        }
        var demands = new ArrayList<Demand>();
        counts.forEach((shape, count) -> demands.add(new Demand(shape, count)));
        return demands;
    }

    /** Karpenter's fake types: the i-th has i cores, twice as many gibibytes, and costs in proportion. */
    public static List<GroupOffer> offers(int types) {
        var offers = new ArrayList<GroupOffer>();
        for (int type = 1; type <= types; type++) {
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

    private PodShape shape(int kind) {
        Map<String, String> own = kind == 4 ? Map.of("app", "nginx") : label();
        LabelSelector others = LabelSelector.of(kind == 4 ? own : label());
        SchedulingRules rules = SchedulingRules.NONE;
        rules = switch (kind) {
            case 1 -> rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, others)));
            case 2 -> rules.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.HOSTNAME, 1, others)));
            case 3 ->
                rules.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, LabelSelector.of(own))),
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
        return new PodShape("default", ImmutableMaps.copyOf(own), requests, rules, 0);
    }

    private Map<String, String> label() {
        return Map.of("my-label", String.valueOf((char) ('a' + random.nextInt(labels))));
    }
}

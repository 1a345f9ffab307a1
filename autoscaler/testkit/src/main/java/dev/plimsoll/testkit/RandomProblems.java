package dev.plimsoll.testkit;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Planning problems with zones, spread, affinity and groups that run out; the same seed gives the same problem. */
public final class RandomProblems {

    private static final int APPS = 6;
    private static final Map<String, Long> MOST = Map.of( // more than most problems need
            Allowance.NODES, 200L, Allowance.DOLLARS, 40_000_000L, Resources.CPU, 800_000L, Resources.MEMORY, 1L << 42);

    private final Random random;

    private RandomProblems(Random random) {
        this.random = random;
    }

    /** The problem of this seed. */
    public static PlanningProblem problem(long seed) {
        return new RandomProblems(new Random(seed)).draw();
    }

    /** The problem of this seed, where less may be bought than all groups would sell. */
    public static PlanningProblem limited(long seed) {
        PlanningProblem drawn = problem(seed);
        var random = new Random(seed);
        var left = new TreeMap<String, Long>();
        new TreeMap<>(MOST).forEach((limited, most) -> {
            if (random.nextBoolean()) {
                left.put(limited, random.nextLong(most));
            }
        });
        return new PlanningProblem(
                drawn.placement(),
                drawn.landingNodes(),
                drawn.demands(),
                drawn.offers(),
                Terms.within(new Allowance(left)));
    }

    /** The same problem with nodes, pods and groups in another order. */
    public static PlanningProblem shuffled(long seed, long order) {
        PlanningProblem drawn = problem(seed);
        var random = new Random(order);
        var demands = new ArrayList<>(drawn.demands());
        var offers = new ArrayList<>(drawn.offers());
        Collections.shuffle(demands, random);
        Collections.shuffle(offers, random);
        var nodes = new ArrayList<>(List.of("there-0", "there-1", "there-2"));
        Collections.shuffle(nodes, random);
        return problem(nodes, groups(drawn), demands, offers);
    }

    private static List<NodeGroup> groups(PlanningProblem drawn) {
        return drawn.offers().stream().map(GroupOffer::group).toList();
    }

    private PlanningProblem draw() {
        var groups = new ArrayList<NodeGroup>();
        for (int i = 0; i < 5; i++) {
            long cores = 1L << random.nextInt(2, 6);
            String[] zones = random.nextInt(3) == 0
                    ? new String[] {"a", "b", "c"}
                    : new String[] {"abc".substring(i % 3, i % 3 + 1)};
            groups.add(aGroup("group-" + i)
                    .nodes(cores * 1000, cores * 4, cores * 50_000 + random.nextInt(20_000))
                    .zones(zones)
                    .sizes(0, random.nextInt(1, 40))
                    .build());
        }
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < APPS; i++) {
            var shape = aShape().app("app-" + i)
                    .cpuMillis(random.nextInt(100, 4000))
                    .memoryGib(random.nextInt(1, 9))
                    .rules(rules("app-" + i));
            demands.add(new Demand(shape.build(), random.nextInt(1, 40)));
        }
        var offers = groups.stream()
                .map(group -> new GroupOffer(group, group.maxSize(), ImmutableMaps.empty()))
                .toList();
        return problem(List.of("there-0", "there-1", "there-2"), groups, demands, offers);
    }

    /** Each node that is there has a zone of its own. */
    private static PlanningProblem problem(
            List<String> nodes, List<NodeGroup> groups, List<Demand> demands, List<GroupOffer> offers) {
        NodeGroup first = groups.stream()
                .min((one, other) -> one.name().compareTo(other.name()))
                .orElseThrow();
        var placement = new Placement();
        for (String node : nodes) {
            int zone = node.charAt(node.length() - 1) - '0';
            placement.addNode(
                    first.templates().get(zone % first.templates().size()).freshNode(node));
        }
        return new PlanningProblem(placement, List.of(), demands, offers);
    }

    private SchedulingRules rules(String app) {
        LabelSelector self = LabelSelector.of(Map.of("app", app));
        LabelSelector other = LabelSelector.of(Map.of("app", "app-" + random.nextInt(APPS)));
        return switch (random.nextInt(7)) {
            case 0 -> SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, self)));
            case 1 ->
                SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.HOSTNAME, 2, self)));
            case 2 ->
                SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, self)), List.of()));
            case 3 ->
                SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(
                        List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, other)), List.of()));
            default -> SchedulingRules.NONE;
        };
    }
}

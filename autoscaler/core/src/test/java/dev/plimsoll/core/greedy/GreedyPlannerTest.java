package dev.plimsoll.core.greedy;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.RandomProblems;
import dev.plimsoll.testkit.ShapeBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GreedyPlannerTest {

    private static final LabelSelector WEB = LabelSelector.of(Map.of("app", "web"));

    @Test
    void buysNothingForNothing() {
        Plan plan = plan(List.of(), aGroup("workers").build());

        assertThat(plan.nodes()).isEmpty();
        assertThat(plan.microDollarsPerHour()).isZero();
        assertThat(plan.lowerBound().microDollarsPerHour()).isZero();
    }

    @Test
    void mixesGroupsWhenThatIsCheaper() {
        Plan plan = plan(
                List.of(new Demand(aShape().cpuMillis(1000).build(), 9)),
                aGroup("eight").nodes(8000, 64, 320_000).build(),
                aGroup("two").nodes(2000, 16, 90_000).build());

        assertThat(groups(plan)).containsExactly("eight", "two");
        assertThat(plan.podsPlaced()).isEqualTo(9);
    }

    @Test
    void neverExceedsAGroupsMaximum() {
        Plan plan = plan(
                List.of(new Demand(aShape().build(), 40)),
                aGroup("workers").sizes(0, 3).build());

        assertThat(plan.nodes()).hasSize(3);
        assertThat(plan.podsPlaced()).isEqualTo(12);
        assertThat(plan.unplaced())
                .singleElement()
                .satisfies(left -> assertThat(left.demand().count()).isEqualTo(28));
    }

    @Test
    void keepsPodsOffTaintsTheyDoNotTolerate() {
        var gpu = new Taint("gpu", "true", Taint.Effect.NO_SCHEDULE);
        Plan plan = plan(
                List.of(new Demand(aShape().build(), 1)),
                aGroup("cheap-but-tainted").nodes(4000, 16, 1_000).taints(gpu).build(),
                aGroup("plain").build());

        assertThat(groups(plan)).containsExactly("plain");
    }

    @Test
    void namesTheFailingRuleForAPodThatNoGroupHolds() {
        var gpu = new Taint("gpu", "true", Taint.Effect.NO_SCHEDULE);
        NodeGroup tainted = aGroup("tainted").taints(gpu).build();
        Plan plan = plan(List.of(new Demand(aShape().build(), 1)), tainted);

        assertThat(plan.unplaced())
                .singleElement()
                .satisfies(left -> assertThat(left.verdicts())
                        .containsExactly(new Plan.Verdict(
                                tainted.templates().getFirst().source(), new Misfit.UntoleratedTaint(gpu))));
    }

    @Test
    void buysThroughTheZonesOfAGroupUntilTheRightOneComes() {
        PodShape inC = aShape().onNodesWith(WellKnown.ZONE, "c").build();
        Plan plan = plan(
                List.of(new Demand(inC, 2)),
                aGroup("spanning").zones("a", "b", "c").build());

        assertThat(plan.nodes())
                .extracting(node -> node.template().source().zone())
                .containsExactly("a", "b", "c");
        assertThat(plan.nodes().getLast().pods()).containsExactly(new Demand(inC, 2));
    }

    @Test
    void spreadsOverZonesThatHaveNoNodeYet() {
        var rules = SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, WEB)));
        Plan plan = plan(
                List.of(new Demand(aShape().rules(rules).build(), 6)),
                aGroup("in-a").zones("a").build(),
                aGroup("in-b").zones("b").build());

        assertThat(plan.podsPlaced()).isEqualTo(6);
    }

    @Test
    void givesEachPodThatKeepsOthersOffItsHostANodeOfItsOwn() {
        var alone = new PodAffinityTerm.Terms(
                List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, WEB)), List.of());
        PodShape shape = aShape().cpuMillis(100)
                .rules(SchedulingRules.NONE.withPodAffinity(alone))
                .build();
        Plan plan = plan(List.of(new Demand(shape, 4)), aGroup("workers").build());

        assertThat(plan.nodes()).hasSize(4);
        assertThat(plan.podsPlaced()).isEqualTo(4);
    }

    /** The new node takes one pod and so lets the other onto the node that is there, which costs nothing. */
    @Test
    void theBoundCountsNoPodThatAPurchaseLetsOntoAnExistingNode() {
        var rules = SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, WEB)));
        PodShape web = aShape().rules(rules).build();
        var placement = new Placement();
        int roomy = placement.addNode(
                aGroup("a").zones("a").build().templates().getFirst().freshNode("roomy"));
        placement.bind(placement.shape(web), roomy);
        int full = placement.addNode(
                aGroup("b").zones("b").build().templates().getFirst().freshNode("full"));
        placement.bind(placement.shape(aShape().app("other").cpuMillis(4000).build()), full);
        NodeGroup small = aGroup("small").zones("b").nodes(1000, 16, 100_000).build();

        Plan plan = new GreedyPlanner()
                .plan(new PlanningProblem(
                        placement, List.of(roomy, full), List.of(new Demand(web, 2)), List.of(offer(small))));

        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.nodes()).hasSize(1);
        assertThat(plan.lowerBound().microDollarsPerHour()).isBetween(99_999L, 100_000L);
    }

    @Test
    void leavesThePlacementAsItWas() {
        var placement = new Placement();
        var problem = new PlanningProblem(
                placement,
                List.of(),
                List.of(new Demand(aShape().build(), 40)),
                List.of(offer(aGroup("workers").build())));

        new GreedyPlanner().plan(problem);

        assertThat(placement.nodeCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void plansOfRandomWorldsHoldTheirPodsAndCostNoLessThanTheBound(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 40; world++) {
            String name = "seed " + seed + ", world " + world;
            List<NodeGroup> groups = randomGroups(random);
            List<Demand> demands = randomDemands(random);
            Plan plan = plan(demands, groups.toArray(NodeGroup[]::new));

            assertThat(plan.microDollarsPerHour())
                    .as(name)
                    .isGreaterThanOrEqualTo(plan.lowerBound().microDollarsPerHour());
            assertThat(plan.nodes()).as(name).allMatch(GreedyPlannerTest::holdsItsPods);
            int left = plan.unplaced().stream()
                    .mapToInt(one -> one.demand().count())
                    .sum();
            int asked = demands.stream().mapToInt(Demand::count).sum();
            assertThat(plan.podsPlaced() + left).as(name).isEqualTo(asked);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theOrderOfTheInputDoesNotMatter(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 20; world++) {
            List<NodeGroup> groups = randomGroups(random);
            var demands = new ArrayList<>(randomDemands(random));
            Plan plan = plan(demands, groups.toArray(NodeGroup[]::new));
            Collections.shuffle(demands, random);

            assertThat(plan(demands, groups.toArray(NodeGroup[]::new)).nodes())
                    .as("seed %d, world %d", seed, world)
                    .isEqualTo(plan.nodes());
        }
    }

    private static boolean holdsItsPods(Plan.PlannedNode node) {
        long cpuMillis = 0;
        long memoryBytes = 0;
        for (Demand demand : node.pods()) {
            cpuMillis += demand.count() * demand.shape().requests().cpuMillis();
            memoryBytes += demand.count() * demand.shape().requests().memoryBytes();
        }
        NodeTemplate.Capacity capacity = node.template().capacity();
        return cpuMillis <= capacity.free().cpuMillis()
                && memoryBytes <= capacity.free().memoryBytes();
    }

    private static List<NodeGroup> randomGroups(Random random) {
        var groups = new ArrayList<NodeGroup>();
        for (int i = 0; i < 4; i++) {
            long cores = 1L << random.nextInt(1, 6);
            long memoryGib = cores << random.nextInt(1, 4);
            long price = cores * 30_000 + memoryGib * 4_000 + random.nextInt(20_000);
            groups.add(aGroup("group-" + i)
                    .nodes(cores * 1000, memoryGib, price)
                    .zones(random.nextBoolean() ? new String[] {"a"} : new String[] {"a", "b", "c"})
                    .sizes(0, 500)
                    .build());
        }
        return groups;
    }

    private static List<Demand> randomDemands(Random random) {
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < 6; i++) {
            ShapeBuilder shape = aShape().app("app-" + i)
                    .cpuMillis(random.nextInt(100, 6000))
                    .memoryGib(random.nextInt(1, 16));
            if (random.nextInt(4) == 0) {
                shape.onNodesWith(WellKnown.ZONE, "b");
            }
            demands.add(new Demand(shape.build(), random.nextInt(1, 60)));
        }
        return demands;
    }

    @Test
    void plansOfRandomWorldsHold() {
        for (long seed = 0; seed < 500; seed++) {
            PlanningProblem problem = RandomProblems.problem(seed);
            assertThat(PlanVerifier.verify(problem, new GreedyPlanner().plan(problem)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    private static List<String> groups(Plan plan) {
        return plan.nodes().stream()
                .map(node -> node.template().source().group())
                .toList();
    }

    private static Plan plan(List<Demand> demands, NodeGroup... groups) {
        var offers = new ArrayList<GroupOffer>();
        for (NodeGroup group : groups) {
            offers.add(offer(group));
        }
        return new GreedyPlanner().plan(new PlanningProblem(new Placement(), List.of(), demands, offers));
    }

    private static GroupOffer offer(NodeGroup group) {
        return new GroupOffer(group, group.maxSize(), ImmutableMaps.empty());
    }
}

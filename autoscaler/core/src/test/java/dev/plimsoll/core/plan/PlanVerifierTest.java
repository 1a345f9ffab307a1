package dev.plimsoll.core.plan;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanVerifierTest {

    private static final PodShape WEB = aShape().build();
    private static final LabelSelector WEBS = LabelSelector.of(Map.of("app", "web"));

    private final NodeGroup workers = aGroup("workers").sizes(0, 3).build();
    private final NodeTemplate worker = workers.templates().getFirst();
    private final NodeGroup spanning = aGroup("spanning").zones("a", "b", "c").build();

    @Test
    void acceptsAPlanThatHolds() {
        assertThat(verify(List.of(new Demand(WEB, 7)), workers, node(worker, WEB, 4), node(worker, WEB, 3)))
                .isEmpty();
    }

    @Test
    void namesTheRuleByWhichAPodNeverFits() {
        assertThat(verify(List.of(new Demand(WEB, 5)), workers, node(worker, WEB, 5)))
                .containsExactly(new PlanViolation.PodsDoNotFit(
                        new Demand(WEB, 1), 0, worker.source(), new Misfit.InsufficientResource("cpu", 1000, 0)));
    }

    @Test
    void findsPodsOfOtherShapesThatTakeTheRoom() {
        PodShape big = aShape().app("big").cpuMillis(3000).build();
        var crowded = new PlannedNode(worker, List.of(new Demand(WEB, 2), new Demand(big, 1)));

        assertThat(verify(List.of(new Demand(WEB, 2), new Demand(big, 1)), workers, crowded))
                .singleElement()
                .isInstanceOf(PlanViolation.PodsDoNotFit.class);
    }

    @Test
    void findsPodsThatKeepEachOtherOffTheirHost() {
        var alone = new PodAffinityTerm.Terms(
                List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, WEBS)), List.of());
        PodShape single =
                aShape().rules(SchedulingRules.NONE.withPodAffinity(alone)).build();

        assertThat(verify(List.of(new Demand(single, 3)), workers, node(worker, single, 2), node(worker, single, 1)))
                .containsExactly(new PlanViolation.PodsDoNotFit(
                        new Demand(single, 1),
                        0,
                        worker.source(),
                        new Misfit.AntiAffinityViolated(WellKnown.HOSTNAME, false)));
    }

    @Test
    void findsASpreadThatIsTooUneven() {
        PodShape spread = aShape().rules(evenlyOverZones()).build();

        assertThat(verify(
                        List.of(new Demand(spread, 4)),
                        spanning,
                        node(spanning.templates().get(0), spread, 3),
                        node(spanning.templates().get(1), spread, 1)))
                .containsExactly(new PlanViolation.PodsDoNotFit(
                        new Demand(spread, 1),
                        0,
                        spanning.templates().getFirst().source(),
                        new Misfit.SpreadTooUneven(WellKnown.ZONE, 2, 1)));
    }

    @Test
    void findsAnOrderForPodsThatMustTakeTurns() {
        PodShape spread =
                aShape().cpuMillis(100).memoryGib(0).rules(evenlyOverZones()).build();

        assertThat(whatDoesNotHold(
                        List.of(new Demand(spread, 60)),
                        spanning,
                        node(spanning.templates().get(0), spread, 20),
                        node(spanning.templates().get(1), spread, 20),
                        node(spanning.templates().get(2), spread, 20)))
                .isEmpty();
    }

    @Test
    void letsPodsWaitForThoseTheyMustBeNear() {
        var near = new PodAffinityTerm.Terms(
                List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, WEBS)), List.of(), List.of());
        PodShape follower = aShape().app("follower")
                .rules(SchedulingRules.NONE.withPodAffinity(near))
                .build();
        var demands = List.of(new Demand(follower, 2), new Demand(WEB, 1));
        var together = new PlannedNode(worker, List.of(new Demand(follower, 2), new Demand(WEB, 1)));

        assertThat(verify(demands, workers, together)).isEmpty();
        assertThat(verify(demands, workers, node(worker, follower, 2), node(worker, WEB, 1)))
                .containsExactly(new PlanViolation.PodsDoNotFit(
                        new Demand(follower, 2), 0, worker.source(), new Misfit.AffinityUnmet(WellKnown.HOSTNAME)));
    }

    @Test
    void schedulesPodsWithRulesBeforeThoseTheyCount() {
        PodShape spread = aShape().app("web")
                .cpuMillis(100)
                .memoryGib(0)
                .rules(evenlyOverZones())
                .build();
        PodShape plain = aShape().app("web").cpuMillis(200).build();
        NodeTemplate inA = spanning.templates().getFirst();

        assertThat(whatDoesNotHold(
                        List.of(new Demand(plain, 5), new Demand(spread, 3)),
                        spanning,
                        new PlannedNode(inA, List.of(new Demand(plain, 5), new Demand(spread, 1))),
                        node(spanning.templates().get(1), spread, 1),
                        node(spanning.templates().get(2), spread, 1)))
                .isEmpty();
    }

    /** Those that gather in a zone would put it out of reach of those that spread by them. */
    @Test
    void schedulesPodsThatSpreadBeforeThoseThatGather() {
        var together = new PodAffinityTerm.Terms(
                List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, WEBS)), List.of(), List.of());
        PodShape gathers = aShape().cpuMillis(100)
                .rules(SchedulingRules.NONE.withPodAffinity(together))
                .build();
        PodShape spread = aShape().cpuMillis(200).rules(evenlyOverZones()).build();
        NodeTemplate inA = spanning.templates().getFirst();

        assertThat(whatDoesNotHold(
                        List.of(new Demand(gathers, 5), new Demand(spread, 3)),
                        spanning,
                        new PlannedNode(inA, List.of(new Demand(gathers, 5), new Demand(spread, 1))),
                        node(spanning.templates().get(1), spread, 1),
                        node(spanning.templates().get(2), spread, 1)))
                .isEmpty();
    }

    /** Each kind spreads by the other, so that neither may run ahead in a zone while the other waits. */
    @Test
    void letsZonesTakeTurnsForPodsThatSpreadByEachOther() {
        var byOthers = SchedulingRules.NONE.withSpread(
                List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, LabelSelector.of(Map.of("app", "other")))));
        PodShape web = aShape().cpuMillis(100).memoryGib(0).rules(byOthers).build();
        PodShape other = aShape().app("other")
                .cpuMillis(100)
                .memoryGib(0)
                .rules(evenlyOverZones())
                .build();
        var each = List.of(new Demand(web, 12), new Demand(other, 12));

        assertThat(whatDoesNotHold(
                        List.of(new Demand(web, 36), new Demand(other, 36)),
                        spanning,
                        new PlannedNode(spanning.templates().get(0), each),
                        new PlannedNode(spanning.templates().get(1), each),
                        new PlannedNode(spanning.templates().get(2), each)))
                .isEmpty();
    }

    @Test
    void findsPodsThatWereLost() {
        assertThat(verify(List.of(new Demand(WEB, 7)), workers, node(worker, WEB, 4)))
                .containsExactly(new PlanViolation.LostPods(WEB, 3));
    }

    @Test
    void looksForMissingPodsOnNodesThatAreThere() {
        var placement = new Placement();
        int there = placement.addNode(worker.freshNode("there"));
        var problem =
                new PlanningProblem(placement, List.of(there), List.of(new Demand(WEB, 9)), List.of(offer(workers)));

        assertThat(PlanVerifier.verify(problem, plan(node(worker, WEB, 4))))
                .containsExactly(new PlanViolation.LostPods(WEB, 1));
        assertThat(placement.count(placement.shape(WEB), there)).isZero();
        assertThat(placement.nodeCount()).isEqualTo(1);
    }

    @Test
    void findsPodsThatNobodyAskedFor() {
        PodShape unasked = aShape().app("unasked").build();

        assertThat(verify(List.of(new Demand(WEB, 1)), workers, node(worker, WEB, 2), node(worker, unasked, 1)))
                .containsExactly(
                        new PlanViolation.MorePodsThanAsked(WEB, 1, 2),
                        new PlanViolation.MorePodsThanAsked(unasked, 0, 1));
    }

    @Test
    void billsWhatTheNodesCost() {
        var problem = problem(List.of(new Demand(WEB, 4)), workers);
        var bill = new Bill(100_000, 0, 0);
        var plan = new Plan(List.of(node(worker, WEB, 4)), List.of(), bill, bound(0), Stage.GREEDY);

        assertThat(PlanVerifier.verify(problem, plan))
                .containsExactly(new PlanViolation.WrongBill(bill, bill(node(worker, WEB, 4))));
    }

    @Test
    void countsPodsGivenUp() {
        var unplaced = List.of(new Unplaced(new Demand(WEB, 3), List.of()));
        var problem = problem(List.of(new Demand(WEB, 6)), workers);
        var plan =
                new Plan(List.of(node(worker, WEB, 4)), unplaced, bill(node(worker, WEB, 4)), bound(0), Stage.GREEDY);

        assertThat(PlanVerifier.verify(problem, plan)).containsExactly(new PlanViolation.MorePodsThanAsked(WEB, 6, 7));
    }

    @Test
    void findsCountsThatCannotBe() {
        var odd = new PlannedNode(worker, List.of(new Demand(WEB, 2), new Demand(WEB, -1)));

        assertThat(verify(List.of(new Demand(WEB, 2)), workers, odd))
                .containsExactly(new PlanViolation.ImpossibleCount(new Demand(WEB, -1)));
    }

    @Test
    void findsAGroupThatOutgrowsItsRoom() {
        PlannedNode full = node(worker, WEB, 4);

        assertThat(verify(List.of(new Demand(WEB, 16)), workers, full, full, full, full))
                .containsExactly(new PlanViolation.GroupBeyondRoom("workers", 3, 4));
    }

    @Test
    void findsANodeAtAPriceThatIsNotOffered() {
        var cheaper = new NodeTemplate(worker.source(), worker.labels(), worker.taints(), worker.capacity(), 1);

        assertThat(verify(List.of(new Demand(WEB, 4)), workers, node(cheaper, WEB, 4)))
                .containsExactly(new PlanViolation.TemplateNotOffered(0, worker.source(), 1));
    }

    @Test
    void findsZonesThatAreNotTheEmptiestOnes() {
        NodeTemplate inC = spanning.templates().getLast();

        assertThat(verify(List.of(new Demand(WEB, 8)), spanning, node(inC, WEB, 4), node(inC, WEB, 4)))
                .containsExactly(new PlanViolation.ZonesOutOfTurn(
                        "spanning",
                        ImmutableMaps.copyOf(Map.of("c", 2)),
                        ImmutableMaps.copyOf(Map.of("a", 1, "b", 1))));
    }

    @Test
    void findsABoundAboveTheCost() {
        var problem = problem(List.of(new Demand(WEB, 4)), workers);
        var plan = new Plan(
                List.of(node(worker, WEB, 4)), List.of(), bill(node(worker, WEB, 4)), bound(200_001), Stage.GREEDY);

        assertThat(PlanVerifier.verify(problem, plan))
                .containsExactly(new PlanViolation.BoundAboveCost(200_001, 200_000));
    }

    @Test
    void findsANodeWithoutAPod() {
        assertThat(verify(
                        List.of(new Demand(WEB, 4)), workers, node(worker, WEB, 4), new PlannedNode(worker, List.of())))
                .containsExactly(
                        new PlanViolation.NodeTooMany(0, worker.source(), 200_000),
                        new PlanViolation.EmptyNode(1, worker.source()));
    }

    @Test
    void acceptsAnEmptyNodeWithoutWhichTheNextZoneIsNotReached() {
        PodShape inB = aShape().onNodesWith(WellKnown.ZONE, "b").build();

        assertThat(verify(
                        List.of(new Demand(inB, 1)),
                        spanning,
                        new PlannedNode(spanning.templates().get(0), List.of()),
                        node(spanning.templates().get(1), inB, 1)))
                .isEmpty();
    }

    @Test
    void findsANodeWhosePodsHaveRoomOnAnother() {
        assertThat(verify(List.of(new Demand(WEB, 4)), workers, node(worker, WEB, 3), node(worker, WEB, 1)))
                .containsExactly(
                        new PlanViolation.NodeTooMany(0, worker.source(), 200_000),
                        new PlanViolation.NodeTooMany(1, worker.source(), 200_000));
    }

    @Test
    void findsPodsGivenUpThoughANodeHasRoom() {
        var left = new Demand(WEB, 1);
        var plan = new Plan(
                List.of(node(worker, WEB, 3)),
                List.of(new Unplaced(left, List.of())),
                bill(node(worker, WEB, 3)),
                bound(0),
                Stage.GREEDY);

        assertThat(PlanVerifier.verify(problem(List.of(new Demand(WEB, 4)), workers), plan))
                .containsExactly(new PlanViolation.RoomForPodsLeftOver(left, 0, worker.source()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void acceptsGreedyPlansAndFindsAnyPodMovedOntoAFullNode(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 20; world++) {
            var problem = problem(
                    randomDemands(random),
                    aGroup("small").nodes(4000, 16, 200_000).sizes(0, 500).build(),
                    aGroup("large")
                            .nodes(16000, 64, 700_000 + random.nextInt(200_000))
                            .zones("a", "b", "c")
                            .sizes(0, 500)
                            .build());
            Plan plan = new GreedyPlanner().plan(problem);
            String name = "seed " + seed + ", world " + world;

            assertThat(PlanVerifier.verify(problem, plan)).as(name).isEmpty();

            var nodes = new ArrayList<>(plan.nodes());
            PlannedNode from = nodes.removeFirst();
            var pods = new ArrayList<>(from.pods());
            for (int i = 0; i < 20; i++) {
                pods.add(new Demand(aShape().app("app-" + i % 6).build(), 1));
            }
            nodes.addFirst(new PlannedNode(from.template(), pods));
            assertThat(PlanVerifier.verify(
                            problem, new Plan(nodes, plan.unplaced(), plan.bill(), plan.lowerBound(), plan.foundBy())))
                    .as(name)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void theOrderOfNodesAndPodsInThePlanDoesNotMatter(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 20; world++) {
            var problem = problem(
                    randomDemands(random), aGroup("workers").sizes(0, 500).build());
            Plan plan = new GreedyPlanner().plan(problem);
            var nodes = new ArrayList<>(plan.nodes());
            Collections.shuffle(nodes, random);
            var shuffled = new Plan(nodes, plan.unplaced(), plan.bill(), plan.lowerBound(), plan.foundBy());

            assertThat(PlanVerifier.verify(problem, shuffled))
                    .as("seed %d, world %d", seed, world)
                    .isEmpty();
        }
    }

    private static List<Demand> randomDemands(Random random) {
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < 6; i++) {
            String app = "app-" + i;
            LabelSelector self = LabelSelector.of(Map.of("app", app));
            SchedulingRules rules = switch (random.nextInt(4)) {
                case 0 ->
                    SchedulingRules.NONE.withSpread(List.of(new TopologySpreadConstraint(
                            WellKnown.ZONE,
                            1,
                            true,
                            self,
                            new TopologySpreadConstraint.Options(3, true, false, List.of()))));
                case 1 ->
                    SchedulingRules.NONE.withPodAffinity(new PodAffinityTerm.Terms(
                            List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, self)), List.of()));
                default -> SchedulingRules.NONE;
            };
            demands.add(new Demand(
                    aShape().app(app)
                            .cpuMillis(random.nextInt(100, 3000))
                            .memoryGib(random.nextInt(1, 8))
                            .rules(rules)
                            .build(),
                    random.nextInt(1, 40)));
        }
        return demands;
    }

    private static SchedulingRules evenlyOverZones() {
        return SchedulingRules.NONE.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, WEBS)));
    }

    private static PlannedNode node(NodeTemplate template, PodShape shape, int count) {
        return new PlannedNode(template, List.of(new Demand(shape, count)));
    }

    private static List<PlanViolation> verify(List<Demand> demands, NodeGroup group, PlannedNode... nodes) {
        return PlanVerifier.verify(problem(demands, group), plan(nodes));
    }

    /** Of plans that could do without a node. */
    private static List<PlanViolation> whatDoesNotHold(List<Demand> demands, NodeGroup group, PlannedNode... nodes) {
        return verify(demands, group, nodes).stream()
                .filter(violation -> !(violation instanceof PlanViolation.Waste))
                .toList();
    }

    private static Plan plan(PlannedNode... nodes) {
        return new Plan(List.of(nodes), List.of(), bill(nodes), bound(0), Stage.GREEDY);
    }

    private static Bill bill(PlannedNode... nodes) {
        return Terms.LIST_PRICES.billOf(List.of(nodes));
    }

    private static LowerBound bound(long microDollarsPerHour) {
        return new LowerBound(microDollarsPerHour, Proof.CONTINUOUS);
    }

    private static PlanningProblem problem(List<Demand> demands, NodeGroup... groups) {
        var offers = new ArrayList<GroupOffer>();
        for (NodeGroup group : groups) {
            offers.add(offer(group));
        }
        return new PlanningProblem(new Placement(), List.of(), demands, offers);
    }

    private static GroupOffer offer(NodeGroup group) {
        return new GroupOffer(group, group.maxSize(), ImmutableMaps.empty());
    }
}

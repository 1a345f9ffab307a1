package dev.plimsoll.core.greedy;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.DiverseMix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans for pods that look at the labels of others, who look at those of yet others. */
class DiverseMixPlanningTest {

    /** Not so for a handful of pods: what is dealt over three zones may need a node more than what is not. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void plansOfDozensOfDiversePodsHoldAndCostNoMoreThanBuyingPodByPod(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 8; world++) {
            String name = "seed " + seed + ", world " + world;
            var problem = new PlanningProblem(
                    new Placement(),
                    List.of(),
                    DiverseMix.demands(random.nextLong(), random.nextInt(50, 300), random.nextInt(1, 8)),
                    DiverseMix.offers(random.nextInt(5, 20)));

            Plan plan = new GreedyPlanner().plan(problem);

            assertThat(PlanVerifier.holds(problem, plan)).as(name).isTrue();
            assertThat(plan.unplaced()).as(name).isEmpty();
            assertThat(plan.microDollarsPerHour()).as(name).isLessThanOrEqualTo(new PodByPod(problem).cost());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theOrderOfTheInputDoesNotMatter(long seed) {
        var random = new Random(seed);
        List<Demand> demands = DiverseMix.demands(seed, 400, 5);
        List<GroupOffer> offers = DiverseMix.offers(12);
        Plan plan = new GreedyPlanner().plan(new PlanningProblem(new Placement(), List.of(), demands, offers));
        for (int order = 0; order < 3; order++) {
            var otherDemands = new ArrayList<>(demands);
            var otherOffers = new ArrayList<>(offers);
            Collections.shuffle(otherDemands, random);
            Collections.shuffle(otherOffers, random);

            assertThat(new GreedyPlanner()
                            .plan(new PlanningProblem(new Placement(), List.of(), otherDemands, otherOffers)))
                    .as("seed %d, order %d", seed, order)
                    .isEqualTo(plan);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
    void plansHoldWhereRulesAreEntangledAndNodesHoldPodsAlready(long seed) {
        var random = new Random(seed);
        for (int world = 0; world < 40; world++) {
            PlanningProblem problem = entangled(random);

            Plan plan = new GreedyPlanner().plan(problem);

            assertThat(PlanVerifier.holds(problem, plan))
                    .as("seed %d, world %d", seed, world)
                    .isTrue();
            assertThat(plan.unplaced()).as("seed %d, world %d", seed, world).isEmpty();
        }
    }

    private static PlanningProblem entangled(Random random) {
        var offers = new ArrayList<GroupOffer>();
        for (int group = 0; group < 6; group++) {
            long cores = 1L << random.nextInt(6);
            long price = cores * 45_000 + random.nextInt(9_000);
            var one = aGroup("group-" + group)
                    .zones("zone-" + group % 3)
                    .nodes(cores * 1000 - 100, cores * random.nextInt(1, 5), price)
                    .sizes(0, 500);
            offers.add(new GroupOffer(one.build(), 500, ImmutableMaps.empty()));
        }
        int labels = random.nextInt(1, 5);
        SequencedSet<PodShape> shapes = new LinkedHashSet<>();
        for (int shape = random.nextInt(2, 40); shape > 0; shape--) {
            shapes.add(shape(random, labels));
        }
        var placement = new Placement();
        var demands = new ArrayList<Demand>();
        for (PodShape shape : shapes) {
            demands.add(new Demand(shape, random.nextInt(1, 12)));
        }
        for (int there = 0; there < 3; there++) {
            NodeTemplate template = offers.get(there).group().templates().getFirst();
            int node = placement.addNode(template.freshNode("there-" + there));
            PodShape running = demands.get(random.nextInt(demands.size())).shape();
            placement.bind(placement.shape(running), node, random.nextInt(4));
        }
        return new PlanningProblem(placement, List.of(), demands, offers);
    }

    private static PodShape shape(Random random, int labels) {
        Map<String, String> own = Map.of("app", "app-" + random.nextInt(labels));
        Resources requests = Resources.ofPod(100L * random.nextInt(1, 10), random.nextLong(1, 5) << 28);
        LabelSelector others = LabelSelector.of(Map.of("app", "app-" + random.nextInt(labels)));
        return new PodShape(
                "default", ImmutableMaps.copyOf(own), requests, rules(random, LabelSelector.of(own), others), 0);
    }

    private static SchedulingRules rules(Random random, LabelSelector own, LabelSelector others) {
        int skew = random.nextInt(1, 3);
        var byZone = TopologySpreadConstraint.hard(WellKnown.ZONE, skew, others);
        var byHost = TopologySpreadConstraint.hard(WellKnown.HOSTNAME, skew, others);
        var together = new PodAffinityTerm.Terms(
                List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, own)), List.of(), List.of());
        var apart = new PodAffinityTerm.Terms(
                List.of(), List.of(PodAffinityTerm.ownNamespace(WellKnown.HOSTNAME, others)), List.of());
        SchedulingRules none = SchedulingRules.NONE;
        return switch (random.nextInt(8)) {
            case 0 -> none.withSpread(List.of(byZone));
            case 1 -> none.withSpread(List.of(byHost));
            case 2 -> none.withSpread(List.of(TopologySpreadConstraint.hard(WellKnown.ZONE, 1, own), byHost));
            case 3 -> none.withPodAffinity(together);
            case 4 -> none.withPodAffinity(apart);
            default -> none;
        };
    }
}

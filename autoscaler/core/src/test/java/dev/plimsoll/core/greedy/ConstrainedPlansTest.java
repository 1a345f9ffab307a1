package dev.plimsoll.core.greedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.testkit.ConstrainedWorlds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans of many small clusters whose pods mind who is near; -Dplimsoll.worlds=5000 looks at more of them. */
class ConstrainedPlansTest {

    private static final int WORLDS = Integer.getInteger("plimsoll.worlds", 300);

    private final List<String> faults = new ArrayList<>();
    private int asked;

    @Test
    void everyPlanHoldsAndWastesNoNode() {
        for (long seed = 0; seed < WORLDS; seed++) {
            PlanningProblem problem = ConstrainedWorlds.world(seed).problem();
            Plan plan = plan(problem);
            List<PlanViolation> violations = PlanVerifier.verify(problem, plan);
            asked++;
            if (!violations.isEmpty()) {
                faults.add("seed " + seed + ": " + violations.getFirst().message());
            }
        }
        expectNoFaults();
    }

    @Test
    void noPlanIsCheaperWhereAGroupMayGrowLess() {
        for (long seed = 0; seed < WORLDS; seed++) {
            ConstrainedWorlds world = ConstrainedWorlds.world(seed);
            Plan plan = plan(world.problem());
            for (int group = 0; group < world.offers().size(); group++) {
                GroupOffer offer = world.offers().get(group);
                int used = (int) plan.nodes().stream()
                        .map(node -> node.template().source().group())
                        .filter(offer.group().name()::equals)
                        .count();
                for (int room : used == 0 ? new int[0] : new int[] {0, used - 1}) {
                    var offers = new ArrayList<>(world.offers());
                    offers.set(group, new GroupOffer(offer.group(), room, offer.instancesByZone()));
                    String name = "seed " + seed + ", " + offer.group().name() + " capped at " + room;
                    expectNotDearer(name, plan, plan(world.withOffers(offers).problem()));
                }
            }
        }
        expectNoFaults();
    }

    @Test
    void oneMoreGroupMakesNoPlanDearer() {
        for (long seed = 0; seed < WORLDS; seed++) {
            ConstrainedWorlds world = ConstrainedWorlds.world(seed);
            Plan plan = plan(world.problem());
            for (int group = 0; group < world.offers().size() && world.offers().size() > 1; group++) {
                var fewer = new ArrayList<>(world.offers());
                GroupOffer without = fewer.remove(group);
                String name = "seed " + seed + ", with " + without.group().name();
                expectNotDearer(name, plan, plan(world.withOffers(fewer).problem()));
            }
        }
        expectNoFaults();
    }

    @Test
    void onePodFewerMakesNoPlanDearer() {
        for (long seed = 0; seed < WORLDS; seed++) {
            PlanningProblem problem = ConstrainedWorlds.world(seed).problem();
            Plan plan = plan(problem);
            for (int demand = 0; demand < problem.demands().size(); demand++) {
                var fewer = new ArrayList<>(problem.demands());
                Demand before = fewer.remove(demand);
                if (before.count() > 1) {
                    fewer.add(demand, new Demand(before.shape(), before.count() - 1));
                }
                Plan other =
                        plan(new PlanningProblem(problem.placement(), problem.landingNodes(), fewer, problem.offers()));
                asked++;
                if (plan.unplaced().isEmpty()
                        && other.unplaced().isEmpty()
                        && other.microDollarsPerHour() > plan.microDollarsPerHour()) {
                    faults.add("seed " + seed + " without a pod of demand " + demand + ": " + plan.microDollarsPerHour()
                            + " became " + other.microDollarsPerHour());
                }
            }
        }
        expectNoFaults();
    }

    @Test
    void theOrderOfTheInputDoesNotShow() {
        for (long seed = 0; seed < WORLDS; seed++) {
            PlanningProblem problem = ConstrainedWorlds.world(seed).problem();
            var random = new Random(seed);
            var demands = new ArrayList<>(problem.demands());
            var offers = new ArrayList<>(problem.offers());
            Collections.shuffle(demands, random);
            Collections.shuffle(offers, random);
            List<String> nodes = nodes(plan(problem));
            List<String> other =
                    nodes(plan(new PlanningProblem(problem.placement(), problem.landingNodes(), demands, offers)));
            asked++;
            if (!nodes.equals(other)) {
                faults.add("seed " + seed + ": " + nodes + " became " + other);
            }
        }
        expectNoFaults();
    }

    private static List<String> nodes(Plan plan) {
        return plan.nodes().stream()
                .map(Plan.PlannedNode::template)
                .map(NodeTemplate::source)
                .map(NodeTemplate.Source::toString)
                .sorted()
                .toList();
    }

    private static Plan plan(PlanningProblem problem) {
        return new GreedyPlanner().plan(problem);
    }

    /** Of two plans that leave as many pods, the one for less choice may not be cheaper. */
    private void expectNotDearer(String name, Plan plan, Plan withLessChoice) {
        asked++;
        if (withLessChoice.podsUnplaced() < plan.podsUnplaced()
                || (withLessChoice.podsUnplaced() == plan.podsUnplaced()
                        && withLessChoice.microDollarsPerHour() < plan.microDollarsPerHour())) {
            faults.add(name + ": " + plan.podsUnplaced() + " left at " + plan.microDollarsPerHour() + ", else "
                    + withLessChoice.podsUnplaced() + " at " + withLessChoice.microDollarsPerHour());
        }
    }

    private void expectNoFaults() {
        assertThat(faults).as("%d of %d", faults.size(), asked).isEmpty();
    }
}

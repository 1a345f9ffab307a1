package dev.plimsoll.core.greedy;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
import dev.plimsoll.core.expanding.ExpanderPlanner;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.Bill;
import dev.plimsoll.core.plan.Commitment;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.testkit.RandomProblems;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans where commitments pay for some nodes, or launches cost something. */
class CommittedPlanningTest {

    private static final Planner EXPANDERS = new ExpanderPlanner(
            new Expansion(ExpanderChoice.parse("least-waste"), new PriorityConfig.Absent(), false, 1));

    @Test
    void aNodeThatIsPaidForPartlyCostsTheRest() {
        NodeGroup workers = aGroup("workers").nodes(4000, 16, 200_000).build();
        var terms =
                new Terms(Allowance.UNLIMITED, List.of(new Commitment("savings", List.of("test.*"), 500_000)), 10_000);

        Plan plan = plan(terms, workers);

        assertThat(plan.nodes()).hasSize(4);
        assertThat(plan.bill()).isEqualTo(new Bill(800_000, 500_000, 40_000));
        assertThat(plan.microDollarsPerHour()).isEqualTo(340_000);
    }

    @Test
    void ofCommitmentsForOneTypeTheFirstCounts() {
        NodeGroup workers = aGroup("workers").nodes(4000, 16, 200_000).build();
        var first = new Commitment("reserved", List.of("test.xlarge"), 200_000);
        var second = new Commitment("savings", List.of("*"), 10_000_000);

        assertThat(plan(new Terms(Allowance.UNLIMITED, List.of(first, second), 0), workers)
                        .bill()
                        .payable())
                .isEqualTo(600_000);
    }

    @Test
    void billsAndBoundsHoldInEntangledWorlds() {
        int covered = 0;
        for (long seed = 0; seed < 100; seed++) {
            PlanningProblem drawn = RandomProblems.limited(seed);
            var random = new Random(seed);
            var commitment = new Commitment("savings", List.of("*"), random.nextLong(20_000_000));
            var terms = new Terms(drawn.terms().allowance(), List.of(commitment), random.nextLong(50_000));
            var problem = new PlanningProblem(
                    drawn.placement(), drawn.landingNodes(), drawn.demands(), drawn.offers(), terms);
            for (Planner planner : List.of(new GreedyPlanner(), EXPANDERS)) {
                Plan plan = planner.plan(problem);
                assertThat(PlanVerifier.verify(problem, plan))
                        .as("seed %d", seed)
                        .isEmpty();
                covered += plan.bill().covered() > 0 ? 1 : 0;
            }
        }
        assertThat(covered).as("plans of which something is paid for already").isGreaterThan(100);
    }

    private static Plan plan(Terms terms, NodeGroup group) {
        var offer = new GroupOffer(group, group.maxSize(), ImmutableMaps.empty());
        var pods = new Demand(aShape().cpuMillis(2000).build(), 8);
        var problem = new PlanningProblem(new Placement(), List.of(), List.of(pods), List.of(offer), terms);
        Plan plan = new GreedyPlanner().plan(problem);
        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
        return plan;
    }
}

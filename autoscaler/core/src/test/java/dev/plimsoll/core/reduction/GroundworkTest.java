package dev.plimsoll.core.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.testkit.RandomProblems;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundworkTest {

    private static final Packing NOTHING =
            new Packing(List.of(), new LowerBound(0, Proof.CONTINUOUS), Plan.Stage.GREEDY);

    @Test
    void draftsTheSamePlanAsOftenAsItIsAsked() {
        for (long seed = 0; seed < 40; seed++) {
            PlanningProblem problem = RandomProblems.limited(seed);
            try (Groundwork groundwork = Groundwork.lay(problem)) {
                Groundwork.Draft first = groundwork.draft(NOTHING);

                assertThat(groundwork.draft(NOTHING)).as("seed %d", seed).isEqualTo(first);
            }
        }
    }

    @Test
    void leavesPlacementAndGroupsAsTheyWere() {
        for (long seed = 0; seed < 40; seed++) {
            PlanningProblem problem = RandomProblems.limited(seed);
            int nodes = problem.placement().nodeCount();
            var survey = new Survey(problem);
            Groundwork.Draft first;
            try (Groundwork groundwork = Groundwork.lay(survey, List.of())) {
                first = groundwork.draft(NOTHING);
            }

            assertThat(problem.placement().nodeCount()).as("seed %d", seed).isEqualTo(nodes);
            try (Groundwork again = Groundwork.lay(survey, List.of())) {
                assertThat(again.draft(NOTHING)).as("seed %d", seed).isEqualTo(first);
            }
        }
    }
}

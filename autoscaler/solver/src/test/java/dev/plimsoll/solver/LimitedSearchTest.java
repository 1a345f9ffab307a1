package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.testkit.RandomProblems;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The search where all nodes together may take only so much. */
class LimitedSearchTest {

    private static final int PROBLEMS = 60;
    private static final SearchingPlanner PLANNER =
            new SearchingPlanner(new SearchBudget(Duration.ofHours(1), 500, 7), () -> 0L);

    @Test
    void keepsWithinTheLimitsAndLeavesOutNoMoreThanTheGreedyPlan() {
        for (long seed = 0; seed < PROBLEMS / 2; seed++) {
            PlanningProblem problem = RandomProblems.limited(seed);
            Plan greedy = new GreedyPlanner().plan(problem);
            Plan found = PLANNER.plan(problem);
            assertThat(PlanVerifier.verify(problem, found)).as("seed %d", seed).isEmpty();
            if (greedy.unplaced().isEmpty()) {
                assertThat(found.unplaced()).as("seed %d", seed).isEmpty();
                assertThat(found.microDollarsPerHour())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(greedy.microDollarsPerHour());
            }
        }
    }

    @Test
    void mostlyFindsAPlanForTheLeastMoneyThatWillDo() {
        int hard = 0;
        int found = 0;
        for (long seed = 0; seed < PROBLEMS; seed++) {
            PlainProblem plain = PlainProblem.small(new Random(seed));
            PlanningProblem problem = limited(plain, Allowance.DOLLARS, BruteForce.leastCost(plain));
            if (!new GreedyPlanner().plan(problem).unplaced().isEmpty()) {
                Plan plan = PLANNER.plan(problem);
                assertThat(PlanVerifier.verify(problem, plan))
                        .as("seed %d", seed)
                        .isEmpty();
                hard++;
                found += plan.unplaced().isEmpty() ? 1 : 0;
            }
        }
        assertThat(hard).as("problems beyond the greedy planner").isGreaterThan(5);
        assertThat(found).as("of %d problems beyond the greedy planner", hard).isGreaterThan(hard * 3 / 4);
    }

    @Test
    void placesAllPodsOnTheFewestNodesThereCanBe() {
        int missed = 0;
        for (long seed = 0; seed < PROBLEMS; seed++) {
            PlainProblem plain = PlainProblem.small(new Random(seed));
            long fewest = BruteForce.leastCost(plain.priced(price -> 1));
            PlanningProblem problem = limited(plain, Allowance.NODES, fewest);
            Plan found = PLANNER.plan(problem);
            assertThat(PlanVerifier.verify(problem, found)).as("seed %d", seed).isEmpty();
            missed += found.unplaced().isEmpty() ? 0 : 1;
        }
        assertThat(missed)
                .as("of 100 problems with exactly as many nodes as it takes")
                .isLessThan(1);
    }

    private static PlanningProblem limited(PlainProblem plain, String limited, long most) {
        return plain.toPlanningProblem(Terms.within(new Allowance(ImmutableMaps.copyOf(Map.of(limited, most)))));
    }
}

package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.testkit.DiverseMix;
import dev.plimsoll.testkit.RandomProblems;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchingPlannerTest {

    private static final int WORLDS = 50;

    @Test
    void plansOfRandomWorldsHold() {
        int cheaper = 0;
        for (long seed = 0; seed < WORLDS; seed++) {
            PlanningProblem problem = RandomProblems.problem(seed);
            int nodes = problem.placement().nodeCount();

            Plan plan = new SearchingPlanner(new SearchBudget(Duration.ofHours(1), 500, seed), () -> 0).plan(problem);

            assertThat(problem.placement().nodeCount()).as("seed %d", seed).isEqualTo(nodes);
            assertThat(PlanVerifier.verify(problem, plan)).as("seed %d", seed).isEmpty();
            assertThat(plan.podsPlaced()).as("seed %d", seed).isPositive();
            Plan greedy = new GreedyPlanner().plan(problem);
            if (plan.podsPlaced() == greedy.podsPlaced()) {
                cheaper += plan.microDollarsPerHour() < greedy.microDollarsPerHour() ? 1 : 0;
            }
        }
        assertThat(cheaper).as("plans cheaper than the greedy one").isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void plansOfDiverseMixesHoldAndCostNoMoreThanTheGreedyOnes(long seed) {
        PlanningProblem problem = DiverseMix.problem(seed, 150, 5);

        Plan plan = new SearchingPlanner(new SearchBudget(Duration.ofHours(1), 100, seed), () -> 0).plan(problem);

        assertThat(PlanVerifier.verify(problem, plan)).isEmpty();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(plan.microDollarsPerHour())
                .isLessThanOrEqualTo(new GreedyPlanner().plan(problem).microDollarsPerHour());
    }

    @Test
    void withoutABudgetThePlanIsTheGreedyOne() {
        PlanningProblem problem = RandomProblems.problem(1);

        assertThat(new SearchingPlanner(SearchBudget.none(), () -> 0).plan(problem))
                .isEqualTo(new GreedyPlanner().plan(problem));
    }

    @Test
    void endsLongBeforeItsTimeOnceThePlanIsProvedBest() {
        var looks = new AtomicLong();
        LongSupplier stoppedClock = () -> {
            assertThat(looks.incrementAndGet()).as("looks at the clock").isLessThan(1_000_000);
            return 0;
        };
        var planner = new SearchingPlanner(SearchBudget.of(Duration.ofHours(1), 7), stoppedClock);
        for (long seed = 0; seed < 20; seed++) {
            int pods = new Random(seed).nextInt(2, 40);
            var even = new PlainProblem(
                    List.of(new PlainProblem.Pods(2000, 8, 2 * pods)),
                    List.of(new PlainProblem.Kind(4000, 16, 10, 100_000, PlainProblem.AMPLE)));
            Plan plan = planner.plan(even.toPlanningProblem());
            assertThat(plan.gap()).as("seed %d", seed).isZero();
        }
    }
}

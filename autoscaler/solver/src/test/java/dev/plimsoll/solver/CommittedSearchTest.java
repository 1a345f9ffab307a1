package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.Commitment;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.solver.columns.WarmStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans where some nodes are paid for already, or each launch costs something. */
class CommittedSearchTest {

    private static final int PROBLEMS = 300;
    private static final SearchingPlanner PLANNER =
            new SearchingPlanner(new SearchBudget(Duration.ofHours(1), 500, 7), () -> 0L);

    @Test
    void commitmentsAreUsedUpBeforeAnythingIsPaidFor() {
        int optimal = 0;
        int matters = 0;
        for (long seed = 0; seed < PROBLEMS; seed++) {
            var random = new Random(seed);
            PlainProblem plain = PlainProblem.small(random);
            int kind = random.nextInt(plain.kinds().size());
            long left = random.nextLong(2 * BruteForce.leastCost(plain) + 1);
            long optimum = BruteForce.leastCost(plain, kind, left);
            Plan plan = checked(plain.toPlanningProblem(committed(kind, left)), optimum, seed);
            matters += optimum < BruteForce.leastCost(plain) ? 1 : 0;
            optimal += plan.microDollarsPerHour() == optimum ? 1 : 0;
        }
        assertThat(matters)
                .as("problems in which the commitment saves anything")
                .isGreaterThan(PROBLEMS / 2);
        assertThat(optimal).as("optimal plans, of %d", PROBLEMS).isGreaterThan(PROBLEMS * 9 / 10);
    }

    @Test
    void launchesThatCostMuchMakeForFewNodes() {
        int optimal = 0;
        for (long seed = 0; seed < PROBLEMS; seed++) {
            PlainProblem plain = PlainProblem.small(new Random(seed));
            long launch = new Random(seed).nextLong(1_000_000);
            long optimum = BruteForce.leastCost(plain.priced(price -> price + launch));
            Plan plan =
                    checked(plain.toPlanningProblem(new Terms(Allowance.UNLIMITED, List.of(), launch)), optimum, seed);
            assertThat(plan.bill().launches())
                    .as("seed %d", seed)
                    .isEqualTo(launch * plan.nodes().size());
            optimal += plan.microDollarsPerHour() == optimum ? 1 : 0;
        }
        assertThat(optimal).as("optimal plans, of %d", PROBLEMS).isGreaterThan(PROBLEMS * 9 / 10);
    }

    @Test
    void boundsStayTightWhereTheCommitmentPaysForAThird() {
        var gaps = new ArrayList<Double>();
        for (long seed = 0; seed < 8; seed++) {
            PlainProblem plain = PlainProblem.large(new Random(seed));
            long atListPrices =
                    new GreedyPlanner().plan(plain.toPlanningProblem()).microDollarsPerHour();
            for (int kind = 0; kind < 3; kind++) {
                PlanningProblem problem = plain.toPlanningProblem(committed(kind, atListPrices / 3));
                Plan plan = PLANNER.plan(problem);
                assertThat(PlanVerifier.verify(problem, plan))
                        .as("seed %d", seed)
                        .isEmpty();
                gaps.add(plan.gap());
            }
        }
        Collections.sort(gaps);
        assertThat(gaps.get(gaps.size() / 2)).as("median of %s", gaps).isLessThan(0.05);
        assertThat(gaps.getLast()).as("worst of %s", gaps).isLessThan(0.15);
    }

    @Test
    void boundsHoldFromRoundToRoundWhileCommitmentsAreUsedUp() {
        for (long seed = 0; seed < PROBLEMS / 2; seed++) {
            var random = new Random(seed);
            PlainProblem plain = PlainProblem.small(random);
            int kind = random.nextInt(plain.kinds().size());
            long left = random.nextLong(2 * BruteForce.leastCost(plain) + 1);
            var warm = new WarmPlanner(PLANNER, WarmStart.COLD);
            for (int round = 0; round < 4; round++) {
                PlanningProblem problem = plain.toPlanningProblem(committed(kind, left));
                Plan plan = warm.plan(problem);
                String name = "seed " + seed + ", round " + round;
                long optimum = BruteForce.leastCost(plain, kind, left);
                assertThat(PlanVerifier.verify(problem, plan)).as(name).isEmpty();
                assertThat(plan.lowerBound().microDollarsPerHour()).as(name).isLessThanOrEqualTo(optimum);
                assertThat(plan.microDollarsPerHour()).as(name).isGreaterThanOrEqualTo(optimum);
                left = Math.max(0, left - random.nextLong(left / 2 + 1));
            }
        }
    }

    private static Plan checked(PlanningProblem problem, long optimum, long seed) {
        Plan greedy = new GreedyPlanner().plan(problem);
        Plan plan = PLANNER.plan(problem);
        String name = "seed " + seed;
        assertThat(PlanVerifier.verify(problem, greedy)).as(name).isEmpty();
        assertThat(PlanVerifier.verify(problem, plan)).as(name).isEmpty();
        assertThat(plan.unplaced()).as(name).isEmpty();
        assertThat(greedy.lowerBound().microDollarsPerHour()).as(name).isLessThanOrEqualTo(optimum);
        assertThat(plan.lowerBound().microDollarsPerHour()).as(name).isLessThanOrEqualTo(optimum);
        assertThat(plan.microDollarsPerHour()).as(name).isBetween(optimum, greedy.microDollarsPerHour());
        return plan;
    }

    private static Terms committed(int kind, long left) {
        var commitment = new Commitment("reserved", List.of(PlainProblem.instanceType(kind)), left);
        return new Terms(Allowance.UNLIMITED, List.of(commitment), 0);
    }
}

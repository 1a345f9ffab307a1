package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.Groundwork;
import dev.plimsoll.solver.columns.ColumnGeneration;
import dev.plimsoll.solver.columns.Rounding;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static final int PROBLEMS = 2000;
    private static final long SHORT_OF_ROOM =
            39316; // values after one round, of bins that run out, are far from the best
    private static final int PLANS = 50;

    private int raised; // bounds of columns that whole numbers of nodes raise
    private int reached; // optima that they prove

    @Test
    void noBoundExceedsTheOptimum() {
        for (long seed : LongStream.concat(LongStream.range(0, PROBLEMS), LongStream.of(SHORT_OF_ROOM))
                .toArray()) {
            var random = new Random(seed);
            PlainProblem problem = PlainProblem.small(random);
            long optimum = BruteForce.leastCost(problem);
            try (Groundwork groundwork = Groundwork.lay(problem.toPlanningProblem())) {
                PackingModel model = groundwork.model();
                String name = "seed " + seed;
                assertThat(model.continuousBoundMicroDollarsPerHour())
                        .as("%s: continuous bound", name)
                        .isLessThanOrEqualTo(optimum);
                checkColumns(
                        model, random.nextInt(4) == 0 ? random.nextInt(1, 60) : random.nextInt(1, 4), seed, optimum);
            }
        }
        assertThat(raised).as("bounds that whole numbers of nodes raise").isGreaterThan(PROBLEMS / 2);
        assertThat(reached).as("optima that they prove").isGreaterThan(PROBLEMS / 2);
    }

    private static BooleanSupplier stopAfter(int looks) {
        var left = new AtomicInteger(looks);
        return () -> left.getAndDecrement() <= 0;
    }

    /** After so many rounds, few or many: a proof from values that are not the best yet must hold too. */
    private void checkColumns(PackingModel model, int rounds, long seed, long optimum) {
        var generation =
                new ColumnGeneration(model, new GreedyPacker().pack(model).loads(), seed, 0);
        generation.run(() -> false, rounds);
        generation.proveUnlessProved(() -> false);

        assertThat(generation.boundMicroDollarsPerHour())
                .as("seed %d: bound by columns after %d rounds", seed, rounds)
                .isPositive()
                .isLessThanOrEqualTo(optimum);
        long byCounts = generation.boundByNodeCounts(() -> false);
        assertThat(byCounts)
                .as("seed %d: bound by whole numbers of nodes after %d rounds", seed, rounds)
                .isPositive()
                .isLessThanOrEqualTo(optimum);
        raised += byCounts > generation.boundMicroDollarsPerHour() ? 1 : 0;
        reached += byCounts == optimum ? 1 : 0;
        assertThat(generation.boundByNodeCounts(stopAfter(new Random(seed).nextInt(5))))
                .as("seed %d: bound by whole numbers of nodes, cut short", seed)
                .isLessThanOrEqualTo(byCounts);
        assertThat(Packing.costOfWhole(model, generation.cheapest()))
                .as("seed %d: cheapest packing met", seed)
                .isGreaterThanOrEqualTo(optimum);
        assertThat(Packing.costOfWhole(model, new Rounding(model).round(generation, () -> false)))
                .as("seed %d: rounding", seed)
                .isGreaterThanOrEqualTo(optimum);
    }

    @Test
    void plansLieBetweenTheOptimumAndTheGreedyPlan() {
        int optimal = 0;
        for (long seed = 0; seed < PLANS; seed++) {
            PlainProblem small = PlainProblem.small(new Random(seed));
            PlanningProblem problem = small.toPlanningProblem();
            long optimum = BruteForce.leastCost(small);

            Plan plan = new SearchingPlanner(new SearchBudget(Duration.ofHours(1), 2000, seed), () -> 0).plan(problem);

            String name = "seed " + seed;
            assertThat(PlanVerifier.verify(problem, plan)).as(name).isEmpty();
            assertThat(plan.unplaced()).as(name).isEmpty();
            assertThat(plan.lowerBound().microDollarsPerHour()).as(name).isLessThanOrEqualTo(optimum);
            assertThat(plan.microDollarsPerHour())
                    .as(name)
                    .isBetween(optimum, new GreedyPlanner().plan(problem).microDollarsPerHour());
            optimal += plan.microDollarsPerHour() == optimum ? 1 : 0;
        }
        assertThat(optimal).as("plans that are optimal, of %d", PLANS).isGreaterThan(PLANS * 9 / 10);
    }
}

package dev.plimsoll.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.Groundwork;
import dev.plimsoll.solver.columns.ColumnGeneration;
import dev.plimsoll.solver.columns.WarmStart;
import dev.plimsoll.testkit.RandomProblems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WarmPlannerTest {

    private static final int CHAINS = 500;
    private static final int TICKS = 6;
    private static final int PLANNED_CHAINS = 20;

    private int bettered; // proofs taken over that beat the bound of the resources

    @Test
    void noProofTakenOverExceedsTheOptimum() {
        for (long seed = 0; seed < CHAINS; seed++) {
            var random = new Random(seed);
            PlainProblem problem = PlainProblem.small(random);
            WarmStart start = WarmStart.COLD;
            for (int tick = 0; tick < TICKS; tick++) {
                start = next(problem, start, random, "seed " + seed + ", tick " + tick);
                problem = MovedProblems.small(problem, random);
            }
        }
        assertThat(bettered).as("proofs taken over that matter").isGreaterThan(CHAINS / 4);
    }

    /** Proves anew only now and then, so that proofs must do for several problems. */
    private WarmStart next(PlainProblem problem, WarmStart start, Random random, String name) {
        long optimum = BruteForce.leastCost(problem);
        try (Groundwork groundwork = Groundwork.lay(problem.toPlanningProblem())) {
            PackingModel model = groundwork.model();
            List<Load> greedy = new GreedyPacker().pack(model).loads();
            var generation = new ColumnGeneration(model, greedy, 1, random.nextBoolean() ? 0 : 0.25);
            generation.takeOver(start);
            generation.takeOverProof(() -> false);
            bettered += generation.boundMicroDollarsPerHour() > model.continuousBoundMicroDollarsPerHour() ? 1 : 0;
            assertThat(generation.boundMicroDollarsPerHour())
                    .as("%s: bound taken over", name)
                    .isLessThanOrEqualTo(optimum);
            assertThat(Packing.costOfWhole(model, generation.refitQuickly(() -> false, () -> false)))
                    .as("%s: purchase fitted quickly", name)
                    .isGreaterThanOrEqualTo(optimum);
            assertThat(Packing.costOfWhole(model, generation.refit(() -> false)))
                    .as("%s: purchase fitted", name)
                    .isGreaterThanOrEqualTo(optimum);
            generation.repurchase(() -> false);
            if (start.isCold() || random.nextInt(3) == 0) {
                generation.run(() -> false, random.nextInt(1, 30));
                generation.proveUnlessProved(() -> false);
            }
            assertThat(generation.boundMicroDollarsPerHour()).as(name).isLessThanOrEqualTo(optimum);
            return generation.end(generation.cheapest());
        }
    }

    @Test
    void plansOfMovedDemandLieBetweenTheOptimumAndTheGreedyPlan() {
        for (long seed = 0; seed < PLANNED_CHAINS; seed++) {
            var random = new Random(seed);
            PlainProblem small = PlainProblem.small(random);
            WarmPlanner planner = planner(300, seed, WarmStart.COLD);
            for (int tick = 0; tick < TICKS; tick++) {
                PlanningProblem problem = small.toPlanningProblem();

                Plan plan = planner.plan(problem);

                String name = "seed " + seed + ", tick " + tick;
                assertThat(PlanVerifier.verify(problem, plan)).as(name).isEmpty();
                assertThat(plan.unplaced()).as(name).isEmpty();
                long optimum = BruteForce.leastCost(small);
                assertThat(plan.lowerBound().microDollarsPerHour()).as(name).isLessThanOrEqualTo(optimum);
                assertThat(plan.microDollarsPerHour())
                        .as(name)
                        .isBetween(optimum, new GreedyPlanner().plan(problem).microDollarsPerHour());
                small = MovedProblems.small(small, random);
            }
        }
    }

    @Test
    void plansHoldWhereWorldsWithTopologyFollowEachOther() {
        WarmPlanner planner = planner(200, 1, WarmStart.COLD);
        for (long seed = 0; seed < 40; seed++) {
            PlanningProblem problem =
                    RandomProblems.problem(seed / 2); // each twice, so that all is known the second time

            assertThat(PlanVerifier.verify(problem, planner.plan(problem)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void theSameProblemsFromTheSameStartGiveTheSamePlans() {
        var problems = new ArrayList<PlanningProblem>();
        var random = new Random(3);
        PlainProblem plain = PlainProblem.large(random);
        for (int tick = 0; tick < 5; tick++) {
            problems.add(plain.toPlanningProblem());
            plain = MovedProblems.large(plain, 5, random);
        }
        WarmPlanner planner = planner(300, 1, WarmStart.COLD);
        List<String> plans = new ArrayList<>();
        WarmStart midway = WarmStart.COLD;
        for (int tick = 0; tick < problems.size(); tick++) {
            midway = tick == 2 ? planner.next() : midway;
            plans.add(PlanText.of(planner.plan(problems.get(tick))));
        }

        assertThat(plans(planner(300, 1, WarmStart.COLD), problems)).isEqualTo(plans);
        assertThat(plans(planner(300, 1, midway), problems.subList(2, 5))).isEqualTo(plans.subList(2, 5));
    }

    /** Where a search of so many steps ends. */
    private static WarmStart startAfter(PlainProblem problem, long steps) {
        return solver(steps, 1)
                .solve(problem.toPlanningProblem(), WarmStart.COLD)
                .next();
    }

    private static List<String> plans(WarmPlanner planner, List<PlanningProblem> problems) {
        return problems.stream()
                .map(problem -> PlanText.of(planner.plan(problem)))
                .toList();
    }

    @Test
    void aWarmPlanIsCheaperThanAColdOneOfAsFewSteps() {
        int cheaper = 0;
        int dearer = 0;
        for (long seed = 0; seed < 10; seed++) {
            var random = new Random(seed);
            PlainProblem first = PlainProblem.large(random);
            WarmStart start = startAfter(first, 4000);
            PlanningProblem moved = MovedProblems.large(first, 5, random).toPlanningProblem();

            long warm = planner(50, 1, start).plan(moved).microDollarsPerHour();
            long cold = planner(50, 1, WarmStart.COLD).plan(moved).microDollarsPerHour();

            cheaper += warm < cold ? 1 : 0;
            dearer += warm > cold ? 1 : 0;
        }
        assertThat(cheaper).as("cheaper, where %d are dearer", dearer).isGreaterThan(7);
    }

    @Test
    void ticksWhoseTimeIsOverBeforeTheyBeginAreHardlyWorseThanSearchedOnes() {
        double late = 0;
        double searched = 0;
        double greedy = 0;
        for (long seed = 0; seed < 4; seed++) {
            var random = new Random(seed);
            PlainProblem plain = PlainProblem.large(random);
            WarmStart start = startAfter(plain, 2000);
            var now = new AtomicLong();
            var budget = SearchBudget.of(Duration.ofMillis(1), 1);
            var planner =
                    new WarmPlanner(new SearchingPlanner(budget, () -> now.addAndGet(Long.MAX_VALUE / 100_000)), start);
            for (int tick = 0; tick < TICKS; tick++) {
                plain = MovedProblems.large(plain, 5, random);
                PlanningProblem problem = plain.toPlanningProblem();
                late += planner.plan(problem).microDollarsPerHour();
                searched += solver(1000, 1).plan(problem).microDollarsPerHour();
                greedy += new GreedyPlanner().plan(problem).microDollarsPerHour();
            }
        }
        assertThat(late / searched)
                .as("where greed comes to %.4f", greedy / searched)
                .isLessThan(1.02);
        assertThat(greedy / searched).as("or else this says little").isGreaterThan(1.05);
    }

    @Test
    void aSearchInterruptedBeforeItBeginsLeavesTheStartAsItWas() {
        var random = new Random(2);
        PlainProblem plain = PlainProblem.large(random);
        WarmStart start =
                solver(500, 1).solve(plain.toPlanningProblem(), WarmStart.COLD).next();
        WarmPlanner planner = planner(300, 1, start);
        PlanningProblem moved = MovedProblems.large(plain, 5, random).toPlanningProblem();

        Thread.currentThread().interrupt();
        Plan plan = planner.plan(moved);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(PlanVerifier.verify(moved, plan)).isEmpty();
        assertThat(plan.unplaced()).isEmpty();
        assertThat(planner.next()).isSameAs(start);
    }

    @Test
    void aPlanWithoutATimeToSearchLeavesTheStartAsItWas() {
        PlanningProblem problem = PlainProblem.large(new Random(1)).toPlanningProblem();
        WarmStart start = solver(500, 1).solve(problem, WarmStart.COLD).next();
        var planner = new WarmPlanner(new SearchingPlanner(SearchBudget.none(), () -> 0), start);

        assertThat(planner.plan(problem)).isEqualTo(new GreedyPlanner().plan(problem));
        assertThat(planner.next()).isSameAs(start);
    }

    @Test
    void aClockThatEndsASearchAnywhereLeavesAPlanAndAStartThatHold() {
        var random = new Random(5);
        PlainProblem plain = PlainProblem.large(random);
        WarmStart start =
                solver(500, 1).solve(plain.toPlanningProblem(), WarmStart.COLD).next();
        for (int tick = 0; tick < 60; tick++) {
            plain = MovedProblems.large(plain, 10, random);
            PlanningProblem problem = plain.toPlanningProblem();
            var now = new AtomicLong();
            long looks = 10L << (tick % 12);
            var budget = SearchBudget.of(Duration.ofNanos(looks), 1);

            var solved = new SearchingPlanner(budget, now::incrementAndGet).solve(problem, start);

            assertThat(PlanVerifier.verify(problem, solved.plan()))
                    .as("tick %d", tick)
                    .isEmpty();
            assertThat(solved.plan().unplaced()).as("tick %d", tick).isEmpty();
            assertThat(solved.plan().lowerBound().microDollarsPerHour())
                    .as("tick %d", tick)
                    .isLessThanOrEqualTo(solved.plan().microDollarsPerHour());
            start = solved.next();
        }
    }

    private static SearchingPlanner solver(long steps, long seed) {
        return new SearchingPlanner(new SearchBudget(Duration.ofDays(1), steps, seed), () -> 0);
    }

    private static WarmPlanner planner(long steps, long seed, WarmStart start) {
        return new WarmPlanner(solver(steps, seed), start);
    }
}

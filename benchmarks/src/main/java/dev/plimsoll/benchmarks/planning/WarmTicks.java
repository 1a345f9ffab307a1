package dev.plimsoll.benchmarks.planning;

import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.PlanVerifier;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.solver.SearchBudget;
import dev.plimsoll.solver.SearchingPlanner;
import dev.plimsoll.solver.WarmPlanner;
import dev.plimsoll.solver.columns.WarmStart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Times plans from tick to tick while the demand for each shape moves by a factor of 0.95 to 1.05 a tick, onwards from where
 * it was: a first plan takes ten seconds, then come 20 ticks. Arguments: WALL or CPU, milliseconds a tick, then scenario
 * files or none.
 * Budget: 10 ms at a gap of 1 % for 50 shapes, 60 ms at 2 % for 200.
 */
public final class WarmTicks {

    private static final int TICKS = 20;
    private static final int SEQUENCES = 5;
    private static final int WARM_UPS = 25;
    private static final double MOST_CHANGE = 0.05;
    private static final Duration FIRST = Duration.ofSeconds(10);

    private final PlanningCase asked;
    private final Clock clock;
    private final Duration budget;
    private final List<Double> millis = new ArrayList<>();
    private final List<Double> gaps = new ArrayList<>();

    private WarmTicks(PlanningCase asked, Clock clock, Duration budget) {
        this.asked = asked;
        this.clock = clock;
        this.budget = budget;
    }

    /** Arguments: WALL or CPU, milliseconds a tick, files of scenarios. */
    public static void main(String[] arguments) throws IOException {
        Clock clock = Clock.valueOf(arguments[0]);
        var budget = Duration.ofMillis(Long.parseLong(arguments[1]));
        for (PlanningCase each : PlanningCase.of(Arrays.asList(arguments).subList(2, arguments.length))) {
            var ticks = new WarmTicks(each, clock, budget);
            WarmStart first = ticks.first();
            for (int seed = -WARM_UPS; seed < 0; seed++) {
                ticks.run(first, seed);
            }
            ticks.millis.clear();
            ticks.gaps.clear();
            for (int seed = 0; seed < SEQUENCES; seed++) {
                ticks.run(first, seed);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %3d ticks of %d ms (%s): median %.1f ms, p99 %.1f ms; gap median %.2f %%, worst %.2f %%%n",
                    each.name(),
                    ticks.millis.size(),
                    budget.toMillis(),
                    clock,
                    Quantile.of(0.5, ticks.millis),
                    Quantile.of(0.99, ticks.millis),
                    100 * Quantile.of(0.5, ticks.gaps),
                    100 * Quantile.of(1, ticks.gaps));
        }
    }

    private WarmStart first() {
        var planner = new SearchingPlanner(SearchBudget.of(FIRST, 0), clock);
        return planner.solve(asked.problem(), WarmStart.COLD).next();
    }

    private void run(WarmStart first, long seed) {
        var planner = new WarmPlanner(new SearchingPlanner(SearchBudget.of(budget, seed), clock), first);
        var random = new Random(seed);
        double[] counts = asked.demands().stream().mapToDouble(Demand::count).toArray();
        for (int tick = 0; tick < TICKS; tick++) {
            for (int i = 0; i < counts.length; i++) {
                counts[i] *= 1 - MOST_CHANGE + 2 * MOST_CHANGE * random.nextDouble();
            }
            PlanningProblem problem = asked.problem(demands(counts));
            long start = clock.getAsLong();
            Plan plan = planner.plan(problem);
            millis.add(clock.millisSince(start));
            gaps.add(plan.gap());
            if (!PlanVerifier.verify(problem, plan).isEmpty()
                    || !plan.unplaced().isEmpty()) {
                throw new IllegalStateException(asked.name() + ", seed " + seed + ", tick " + tick + ": a broken plan");
            }
        }
    }

    private List<Demand> demands(double[] counts) {
        var demands = new ArrayList<Demand>();
        for (int i = 0; i < counts.length; i++) {
            demands.add(new Demand(asked.demands().get(i).shape(), Math.max(1, (int) Math.round(counts[i]))));
        }
        return demands;
    }
}

package dev.plimsoll.solver;

import dev.plimsoll.core.expanding.ExpanderPlanner;
import dev.plimsoll.core.expanding.Expansion;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.core.plan.PlanViolation;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.solver.columns.WarmStart;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The one choice of planner, for the daemon, {@code plan}, {@code compare} and {@code replay}: an expander where one is set, else
 * the fast plan, and what a search makes of it within its budget. The clock counts nanoseconds from any moment.
 */
public record PlannerChoice(Expansion expansion, SearchBudget budget, LongSupplier nanoClock) {

    /** No search gets here: its clock stands still. */
    private static final Duration NEVER = Duration.ofDays(1);

    /** Searches end when their time is over. */
    public static PlannerChoice inRealTime(Expansion expansion, PlanningSettings planning, LongSupplier nanoClock) {
        return new PlannerChoice(expansion, SearchBudget.of(planning.search(), planning.seed()), nanoClock);
    }

    /** Searches end after the steps that stand for their time, so that the same questions get the same plans. */
    public static PlannerChoice inSimulatedTime(Expansion expansion, PlanningSettings planning) {
        Duration time = planning.search().isZero() ? Duration.ZERO : NEVER;
        return new PlannerChoice(expansion, new SearchBudget(time, planning.searchSteps(), planning.seed()), () -> 0);
    }

    /** As {@link #forRounds(Consumer)}, where nobody needs to be told of plans that do not hold. */
    public Planner forRounds() {
        return forRounds(violations -> {});
    }

    /**
     * For one question after another, each search starting where the last one ended. The verifier is asked of each plan; of
     * one that it refuses is told why, and another is made.
     */
    public Planner forRounds(Consumer<List<PlanViolation>> refused) {
        Planner byCost = budget.time().isZero()
                ? new GreedyPlanner()
                : new WarmPlanner(new SearchingPlanner(budget, nanoClock), WarmStart.COLD);
        return new CheckedPlanner(ExpanderPlanner.choosingBy(expansion, byCost), fallbacks(), refused);
    }

    /** The fast plan by cost serves for all others. */
    private static List<Planner> fallbacks() {
        return List.of(new GreedyPlanner());
    }

    /** For a question that stands alone, with how long each stage took. */
    public SearchingPlanner.Solved solve(PlanningProblem problem) {
        SearchingPlanner.Solved solved = unchecked(problem);
        Plan plan = new CheckedPlanner(any -> solved.plan(), fallbacks(), violations -> {}).plan(problem);
        return new SearchingPlanner.Solved(plan, solved.times(), solved.next());
    }

    private SearchingPlanner.Solved unchecked(PlanningProblem problem) {
        if (expansion.expander().isCost()) {
            return new SearchingPlanner(budget, nanoClock).solve(problem);
        }
        var watch = new StageTimes.Watch(nanoClock);
        Plan plan = watch.time(Stage.GREEDY, () -> new ExpanderPlanner(expansion).plan(problem));
        return new SearchingPlanner.Solved(plan, watch.times(), WarmStart.COLD);
    }
}

package dev.plimsoll.solver;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.improving.Improvement;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.Stage;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.Groundwork;
import dev.plimsoll.core.reduction.Survey;
import dev.plimsoll.solver.PackingSearch.Carrying;
import dev.plimsoll.solver.columns.WarmStart;
import dev.plimsoll.solver.search.PatternSearch;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Starts from the greedy plan and returns the best that it finds within its budget, never one that costs more. It keeps
 * nothing from plan to plan; what a search leaves for the next is handed in and out.
 */
public final class SearchingPlanner implements Planner {

    private static final double HEADROOM = 0.15; // a few rounds' growth, by which a proof becomes hardly worse

    private final SearchBudget budget;
    private final LongSupplier nanoClock;
    private final PatternSearch patterns;

    /** The clock counts nanoseconds from any moment; it ends the search and times the stages, and decides nothing else. */
    public SearchingPlanner(SearchBudget budget, LongSupplier nanoClock) {
        this.budget = budget;
        this.nanoClock = nanoClock;
        patterns = new PatternSearch(budget.steps(), budget.seed());
    }

    /** A plan, how long each stage took to come to it, and what the search for the next may start from. */
    public record Solved(Plan plan, StageTimes times, WarmStart next) {}

    @Override
    public Plan plan(PlanningProblem problem) {
        return solve(problem).plan();
    }

    /** As {@link #plan}, with the time spent by stage; it leaves nothing for the next search. */
    public Solved solve(PlanningProblem problem) {
        return solve(problem, Carrying.NOTHING);
    }

    /**
     * Starts from where the search for another problem ended. The same problem, start and steps give the same plan and the
     * same start for the next.
     */
    public Solved solve(PlanningProblem problem, WarmStart start) {
        return solve(problem, new Carrying(start, true, HEADROOM));
    }

    private Solved solve(PlanningProblem problem, Carrying carrying) {
        var deadline = new Deadline(budget.time(), nanoClock);
        var watch = new StageTimes.Watch(nanoClock);
        var means = new PackingSearch.Means(budget, patterns, deadline, watch);
        Survey survey = watch.time(Stage.BOUND, () -> new Survey(problem));
        Groundwork.Draft draft;
        WarmStart next;
        try (Groundwork groundwork = watch.time(Stage.BOUND, () -> Groundwork.lay(survey, List.of()))) {
            var search = new PackingSearch(groundwork.model(), means, carrying);
            Packing packing = search.run();
            draft = watch.time(Stage.GREEDY, () -> groundwork.draft(packing));
            next = search.next();
        }
        if (draft.standing() == Groundwork.Standing.UNEVEN) {
            return new Solved(greedy(problem, watch), watch.times(), next);
        }
        Plan plan = watch.time(Stage.GREEDY, () -> Improvement.of(survey, draft));
        var solved = new Solved(plan, watch.times(), next);
        return draft.standing() == Groundwork.Standing.AS_PACKED && !Improvement.searches(problem, draft)
                ? solved
                : orGreedy(problem, solved, watch);
    }

    /** Where the search does not have the last word, nothing says that its plan is still the better one. */
    private static Solved orGreedy(PlanningProblem problem, Solved solved, StageTimes.Watch watch) {
        Plan greedy = greedy(problem, watch);
        int moreUnplaced = greedy.podsUnplaced() - solved.plan().podsUnplaced();
        boolean isGreedyBetter = moreUnplaced == 0
                ? greedy.microDollarsPerHour() < solved.plan().microDollarsPerHour()
                : moreUnplaced < 0;
        return isGreedyBetter ? new Solved(greedy, watch.times(), solved.next()) : solved;
    }

    private static Plan greedy(PlanningProblem problem, StageTimes.Watch watch) {
        return watch.time(Stage.GREEDY, () -> new GreedyPlanner().plan(problem));
    }
}

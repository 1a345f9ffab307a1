package dev.plimsoll.solver;

import dev.plimsoll.core.planning.Groundwork;
import dev.plimsoll.core.planning.Packing;
import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.core.planning.Plan.Stage;
import dev.plimsoll.core.planning.Planner;
import dev.plimsoll.core.planning.PlanningProblem;
import java.util.function.LongSupplier;

/** Starts from the greedy plan and returns the best that it finds within its budget, never one that costs more. */
public final class SearchingPlanner implements Planner {

    private final SearchBudget budget;
    private final LongSupplier nanoClock;

    /** The clock counts nanoseconds from any moment; it ends the search and times the stages, and decides nothing else. */
    public SearchingPlanner(SearchBudget budget, LongSupplier nanoClock) {
        this.budget = budget;
        this.nanoClock = nanoClock;
    }

    /** A plan, and how long each stage took to come to it. */
    public record Solved(Plan plan, StageTimes times) {}

    @Override
    public Plan plan(PlanningProblem problem) {
        return solve(problem).plan();
    }

    /** As {@link #plan}, with the time spent by stage. */
    public Solved solve(PlanningProblem problem) {
        var watch = new StageTimes.Watch(nanoClock);
        try (Groundwork groundwork = watch.time(Stage.BOUND, () -> Groundwork.lay(problem))) {
            Packing packing = new PackingSearch(groundwork.model(), budget, nanoClock, watch).run();
            Plan plan = watch.time(Stage.GREEDY, () -> groundwork.plan(packing));
            return new Solved(plan, watch.times());
        }
    }
}

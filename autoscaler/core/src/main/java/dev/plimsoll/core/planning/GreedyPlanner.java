package dev.plimsoll.core.planning;

/**
 * Buys, again and again, the node that costs least for what it would hold, where pods are valued at the dual prices of
 * their resources. Pods whose fit depends on other nodes in ways that arithmetic cannot settle go first and one by one.
 */
public final class GreedyPlanner implements Planner {

    @Override
    public Plan plan(PlanningProblem problem) {
        try (Groundwork groundwork = Groundwork.lay(problem)) {
            return groundwork.plan(new GreedyPacker().pack(groundwork.model()));
        }
    }
}

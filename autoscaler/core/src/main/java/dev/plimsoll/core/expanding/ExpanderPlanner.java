package dev.plimsoll.core.expanding;

import dev.plimsoll.core.improving.Improvement;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;

/**
 * Buys as cluster-autoscaler does: each group alone is filled with the pods that wait, expanders choose one of the groups,
 * and so on until none helps; nodes that can be left out in the end are. The bound tells how far that is from what could be had.
 */
public final class ExpanderPlanner implements Planner {

    private final Expansion expansion;

    public ExpanderPlanner(Expansion expansion) {
        this.expansion = expansion;
    }

    /** The planner that chooses so; where cost decides, the one given. */
    public static Planner choosingBy(Expansion expansion, Planner byCost) {
        return expansion.expander().isCost() ? byCost : new ExpanderPlanner(expansion);
    }

    @Override
    public Plan plan(PlanningProblem problem) {
        return Improvement.trimmed(problem, asChosen(problem));
    }

    private Plan asChosen(PlanningProblem problem) {
        int mark = problem.placement().mark();
        try {
            return new Expanding(problem, expansion).plan();
        } finally {
            problem.placement().undo(mark);
        }
    }
}

package dev.plimsoll.core.greedy;

import dev.plimsoll.core.improving.Improvement;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.Groundwork;
import dev.plimsoll.core.reduction.Groundwork.Draft;
import dev.plimsoll.core.reduction.Survey;
import java.util.ArrayList;
import java.util.List;

/**
 * Buys, again and again, the node that costs least for what it would hold, where pods are valued at the dual prices of
 * their resources. Pods whose fit depends on other nodes in ways that arithmetic cannot settle go first and one by one.
 * If a zone came to be late, all is planned again with a node there from the start.
 */
public final class GreedyPlanner implements Planner {

    private static final int MOST_PASSES = 4;

    @Override
    public Plan plan(PlanningProblem problem) {
        var survey = new Survey(problem);
        return Improvement.of(survey, draft(survey));
    }

    private static Draft draft(Survey survey) {
        List<NodeTemplate.Source> firstNodes = new ArrayList<>();
        for (int pass = 1; ; pass++) {
            try (Groundwork groundwork = Groundwork.lay(survey, firstNodes)) {
                Draft draft = groundwork.draft(new GreedyPacker().pack(groundwork.model()));
                if (draft.nodesToBuyFirst().isEmpty() || pass == MOST_PASSES) {
                    return draft;
                }
                firstNodes.addAll(draft.nodesToBuyFirst());
            }
        }
    }
}

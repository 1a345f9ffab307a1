package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan.Unplaced;
import dev.plimsoll.core.plan.Plan.Verdict;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;

/** Why pods stay without room: of every template the first rule that keeps them off a fresh node of it. */
public final class Verdicts {

    private final PlanningProblem problem;
    private final List<GroupCursor> cursors;

    public Verdicts(PlanningProblem problem, List<GroupCursor> cursors) {
        this.problem = problem;
        this.cursors = cursors;
    }

    public List<Unplaced> of(Ranking ranking, Tally tally) {
        var unplaced = new ArrayList<Unplaced>();
        for (Ranking.Row row : ranking.rows()) {
            int left = tally.remaining(row.demand());
            if (left > 0) {
                var demand = new Demand(problem.demands().get(row.demand()).shape(), left);
                unplaced.add(new Unplaced(demand, of(row.handle())));
            }
        }
        return unplaced;
    }

    private List<Verdict> of(int shape) {
        var verdicts = new ArrayList<Verdict>();
        for (GroupCursor cursor : cursors) {
            for (NodeTemplate template : cursor.group().templates()) {
                verdicts.add(new Verdict(template.source(), reason(shape, template, cursor)));
            }
        }
        return verdicts;
    }

    /** A template that would hold the pods is passed over because its group, or the cluster, may not grow, or not so far as to its zone. */
    private Reason reason(int shape, NodeTemplate template, GroupCursor cursor) {
        Placement placement = problem.placement();
        int mark = placement.mark();
        try {
            Misfit misfit = placement.misfit(shape, placement.addNode(template.freshNode("new")));
            return misfit == null ? cursor.whyNoMore() : misfit;
        } finally {
            placement.undo(mark);
        }
    }
}

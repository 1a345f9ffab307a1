package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.reduction.Ranking;
import dev.plimsoll.core.reduction.Survey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** All pods of a shape that wait, under the placement's number for it, and what each takes of every resource. */
@SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
record Waiting(PodShape shape, int handle, int pods, long[] request) {

    /** Those that some node on offer would take if nothing else were asked, the most valuable first. */
    static List<Waiting> of(Survey survey) {
        PlanningProblem problem = survey.problem();
        var byHandle = new LinkedHashMap<Integer, Waiting>();
        for (Ranking.Row row : survey.ranking().rows()) {
            if (survey.isHopeful(row)) {
                int pods = problem.demands().get(row.demand()).count();
                byHandle.merge(
                        row.handle(),
                        new Waiting(row.shape(), row.handle(), pods, row.request()),
                        (first, more) -> new Waiting(first.shape, first.handle, first.pods + more.pods, first.request));
            }
        }
        return new ArrayList<>(byHandle.values());
    }
}

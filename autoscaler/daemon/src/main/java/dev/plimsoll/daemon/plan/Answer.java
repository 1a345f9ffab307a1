package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.planning.Plan;
import dev.plimsoll.solver.StageTimes;
import java.time.Duration;

/** A question with its verified plan: how many pods fit on what there is, and how long it took by stage and in all. */
public record Answer(Question question, int podsFitted, Plan plan, Times times) {

    /** By stage of planning, and from the first to the last; checking the plan is not part of it. */
    public record Times(StageTimes stages, Duration total) {}

    public int podsUnplaced() {
        return plan.unplaced().stream().mapToInt(each -> each.demand().count()).sum();
    }
}

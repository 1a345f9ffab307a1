package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.solver.StageTimes;
import java.time.Duration;
import java.util.List;

/** A question with its verified plan: the nodes that are there with what fits on them, and how long it took by stage and in all. */
public record Answer(Question question, List<Berth> existing, Plan plan, Times times) {

    public Answer {
        existing = List.copyOf(existing);
    }

    /** By stage of planning, and from the first to the last; checking the plan is not part of it. */
    public record Times(StageTimes stages, Duration total) {}

    /** Pods that find room on nodes that are there, some perhaps only once new ones have joined. */
    public int podsFitted() {
        return question.podCount() - plan.podsPlaced() - podsUnplaced();
    }

    public int podsUnplaced() {
        return plan.unplaced().stream().mapToInt(each -> each.demand().count()).sum();
    }
}

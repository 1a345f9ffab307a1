package dev.plimsoll.solver.search;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.optaplanner.core.api.domain.solution.PlanningEntityCollectionProperty;
import org.optaplanner.core.api.domain.solution.PlanningScore;
import org.optaplanner.core.api.domain.solution.PlanningSolution;
import org.optaplanner.core.api.domain.solution.ProblemFactCollectionProperty;
import org.optaplanner.core.api.domain.valuerange.ValueRangeProvider;
import org.optaplanner.core.api.score.buildin.hardmediumsoftlong.HardMediumSoftLongScore;

/** All slots with their patterns. Moves conserve the pods, so that no rule needs to count them. */
@PlanningSolution
public final class NodePlan {

    @PlanningEntityCollectionProperty
    private List<NodeSlot> slots = List.of();

    @ProblemFactCollectionProperty
    @SuppressWarnings("UnusedVariable") // OptaPlanner reads it
    private List<SearchLimit> limits = List.of();

    @ProblemFactCollectionProperty
    @SuppressWarnings("UnusedVariable") // OptaPlanner reads it
    private List<CommitmentInUse> commitments = List.of();

    @PlanningScore
    private @Nullable HardMediumSoftLongScore score;

    private @Nullable Repacking repacking;

    private BooleanSupplier stopWhenDue = () -> false;

    /** For OptaPlanner, which clones plans. */
    public NodePlan() {}

    /** What all nodes together may take, and what of them is paid for already. */
    record Facts(List<SearchLimit> limits, List<CommitmentInUse> commitments) {}

    NodePlan(List<NodeSlot> slots, Facts facts, Repacking repacking, BooleanSupplier stopWhenDue) {
        this.slots = slots;
        this.limits = facts.limits();
        this.commitments = facts.commitments();
        this.repacking = repacking;
        this.stopWhenDue = stopWhenDue;
    }

    /** Moves make new patterns; the range only says of which kind they are. */
    @ValueRangeProvider(id = "patterns")
    public List<Pattern> patterns() {
        return List.of(Pattern.EMPTY);
    }

    List<NodeSlot> slots() {
        return slots;
    }

    /** Ends the search if it is time, and says so; to be called at least once a move. */
    boolean stopWhenDue() {
        return stopWhenDue.getAsBoolean();
    }

    Repacking repacking() {
        if (repacking == null) {
            throw new IllegalStateException("a plan without a way to repack it");
        }
        return repacking;
    }

    @Nullable
    HardMediumSoftLongScore score() {
        return score;
    }
}

package dev.plimsoll.solver.search;

import org.optaplanner.core.api.domain.entity.PlanningEntity;
import org.optaplanner.core.api.domain.lookup.PlanningId;
import org.optaplanner.core.api.domain.variable.PlanningVariable;

/** A place for a node, bought or not. */
@PlanningEntity
public final class NodeSlot {

    @PlanningId
    private int id;

    @PlanningVariable(valueRangeProviderRefs = "patterns")
    private Pattern pattern = Pattern.EMPTY;

    /** For OptaPlanner, which clones slots. */
    public NodeSlot() {}

    NodeSlot(int id, Pattern pattern) {
        this.id = id;
        this.pattern = pattern;
    }

    int id() {
        return id;
    }

    Pattern pattern() {
        return pattern;
    }

    void setPattern(Pattern changed) {
        pattern = changed;
    }

    long microDollarsPerHour() {
        return pattern.microDollarsPerHour();
    }
}

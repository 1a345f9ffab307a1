package dev.plimsoll.solver.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.move.AbstractMove;

/** Gives some slots other patterns, which hold the same pods together. */
final class RepackMove extends AbstractMove<NodePlan> {

    private final List<NodeSlot> slots;
    private final List<Pattern> patterns;

    RepackMove(List<NodeSlot> slots, List<Pattern> patterns) {
        this.slots = slots;
        this.patterns = patterns;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<NodePlan> scoreDirector) {
        return true;
    }

    @Override
    protected RepackMove createUndoMove(ScoreDirector<NodePlan> scoreDirector) {
        return new RepackMove(slots, slots.stream().map(NodeSlot::pattern).toList());
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<NodePlan> scoreDirector) {
        for (int i = 0; i < slots.size(); i++) {
            NodeSlot slot = slots.get(i);
            scoreDirector.beforeVariableChanged(slot, "pattern");
            slot.setPattern(patterns.get(i));
            scoreDirector.afterVariableChanged(slot, "pattern");
        }
    }

    @Override
    public RepackMove rebase(ScoreDirector<NodePlan> destination) {
        var rebased = new ArrayList<NodeSlot>();
        for (NodeSlot slot : slots) {
            rebased.add(destination.lookUpWorkingObject(slot));
        }
        return new RepackMove(rebased, patterns);
    }

    @Override
    public Collection<NodeSlot> getPlanningEntities() {
        return slots;
    }

    @Override
    public Collection<Pattern> getPlanningValues() {
        return patterns;
    }
}

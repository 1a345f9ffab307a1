package dev.plimsoll.solver.search;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.optaplanner.core.api.score.director.ScoreDirector;
import org.optaplanner.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;

/** An endless supply of repackings. */
public final class RepackMoves implements MoveIteratorFactory<NodePlan, RepackMove> {

    @Override
    public long getSize(ScoreDirector<NodePlan> scoreDirector) {
        return Math.max(1, scoreDirector.getWorkingSolution().slots().size());
    }

    @Override
    public Iterator<RepackMove> createOriginalMoveIterator(ScoreDirector<NodePlan> scoreDirector) {
        throw new UnsupportedOperationException("repackings come at random");
    }

    @Override
    public Iterator<RepackMove> createRandomMoveIterator(ScoreDirector<NodePlan> scoreDirector, Random random) {
        NodePlan plan = scoreDirector.getWorkingSolution();
        List<NodeSlot> slots = plan.slots();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !slots.isEmpty();
            }

            @Override
            public RepackMove next() {
                Repacking.Proposal proposal = plan.repacking().propose(slots, random, plan::stopWhenDue);
                return new RepackMove(proposal.slots(), proposal.patterns());
            }
        };
    }
}

package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.BinType;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import org.jspecify.annotations.Nullable;

/** Buys for pods whose fit depends on other nodes, or on which zone of a group comes next: node by node, asking the scheduler. */
final class OneByOne {

    private final Placement placement;
    private final FirstFit existingNodes;
    private final Ranking ranking;
    private final Market market;
    private final Purchases purchases;
    private final Tally tally;

    /** A purchase under consideration: so many nodes of a group, until one comes that will do. */
    private record Candidate(GroupCursor seller, int nodes, double costPerWorth) {}

    OneByOne(Survey survey, Purchases purchases, Tally tally) {
        this.placement = survey.problem().placement();
        this.existingNodes = new FirstFit(placement, survey.problem().landingNodes());
        this.ranking = survey.ranking();
        this.market = survey.market();
        this.purchases = purchases;
        this.tally = tally;
    }

    /** Places as many pods of the row as can be, with purchases where needed. */
    void place(Ranking.Row row) {
        while (tally.remaining(row.demand()) > 0) {
            placeOnOpenNodes(row);
            if (placement.hasTopology(row.handle())) {
                placeOnExistingNodes(row);
            }
            if (tally.remaining(row.demand()) > 0 && !openNodeFor(row)) {
                return;
            }
        }
    }

    void placeOnOpenNodes(Ranking.Row row) {
        tally.placed(row.demand(), bind(row, purchases.openNodes()));
    }

    /** A purchase may have opened a domain there. */
    private void placeOnExistingNodes(Ranking.Row row) {
        tally.placedForNothing(row.demand(), bind(row, existingNodes));
    }

    private int bind(Ranking.Row row, FirstFit nodes) {
        int left = tally.remaining(row.demand());
        return left == 0 ? 0 : left - nodes.place(row.handle(), left);
    }

    private boolean openNodeFor(Ranking.Row row) {
        Candidate best = null;
        for (BinType offer : market.worthBuying()) {
            if (offer.room() > 0) {
                Candidate candidate = candidate(offer, row);
                if (candidate != null && (best == null || candidate.costPerWorth() < best.costPerWorth())) {
                    best = candidate;
                }
            }
        }
        if (best == null) {
            return false;
        }
        int last = Placement.NO_NODE;
        for (int i = 0; i < best.nodes(); i++) {
            last = purchases.open(best.seller());
        }
        tally.placed(row.demand(), placement.fill(row.handle(), last, tally.remaining(row.demand())));
        return true;
    }

    /** Of those who sell the next nodes of a kind, the first whose node will do: they may be in different zones. */
    private @Nullable Candidate candidate(BinType offer, Ranking.Row row) {
        for (GroupCursor seller : market.sellers(offer)) {
            Candidate candidate = candidate(seller, row);
            if (candidate != null) {
                return candidate;
            }
        }
        return null;
    }

    /** Which of a group's next nodes is the first that will do, and what it costs for what it would hold. */
    private @Nullable Candidate candidate(GroupCursor seller, Ranking.Row row) {
        GroupCursor ahead = seller.copy();
        int zones = seller.group().templates().size();
        long microDollarsPerHour = 0;
        for (int nodes = 1; nodes <= zones && ahead.room() > 0; nodes++) {
            microDollarsPerHour += ahead.nextMicroDollarsPerHour();
            NodeTemplate template = ahead.take();
            double worth = worthAlone(template, row);
            if (worth >= 0) {
                return new Candidate(seller, nodes, microDollarsPerHour / Math.max(worth, 1e-9));
            }
        }
        return null;
    }

    /** What a node of the template would hold, this row first, for a start; -1 if it does not take the row. */
    private double worthAlone(NodeTemplate template, Ranking.Row row) {
        int mark = placement.mark();
        try {
            int node = placement.addNode(template.freshNode("new"));
            return placement.fits(row.handle(), node) ? worth(node, template, row) : -1;
        } finally {
            placement.undo(mark);
        }
    }

    /** What would go on an empty node, this row first; pods whose fit depends on other nodes count once. */
    private double worth(int node, NodeTemplate template, Ranking.Row first) {
        long[] left = ranking.axes().vector(template.capacity().free());
        double worth = take(first, left);
        for (Ranking.Row row : ranking.rows()) {
            if (row.demand() != first.demand()
                    && tally.remaining(row.demand()) > 0
                    && placement.admits(row.handle(), node)) {
                worth += take(row, left);
            }
        }
        return worth;
    }

    private double take(Ranking.Row row, long[] left) {
        long count = placement.hasTopology(row.handle())
                ? Math.min(1, tally.remaining(row.demand()))
                : tally.remaining(row.demand());
        for (int axis = 0; axis < left.length && count > 0; axis++) {
            if (row.request()[axis] > 0) {
                count = Math.min(count, Math.max(0, left[axis] / row.request()[axis]));
            }
        }
        for (int axis = 0; axis < left.length; axis++) {
            left[axis] -= row.request()[axis] * count;
        }
        return count * row.worth();
    }
}

package dev.plimsoll.core.expanding;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.reduction.GroupCursor;
import dev.plimsoll.core.reduction.Ranking.Row;
import dev.plimsoll.core.reduction.Tally;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Fills new nodes of one group, and opens another when none of them takes a pod: first fit of pods by their share of cpu
 * plus share of memory, the largest first (cluster-autoscaler pkg/estimator). Where a group's next nodes are in zones that do
 * not suit, those are bought too, up to the first that does.
 */
final class GroupFilling {

    private final Placement placement;
    private final GroupCursor seller;
    private final ToIntFunction<NodeTemplate> opener;
    private final FirstFit openNodes;
    private int nodes;

    /** Takes nodes from the seller; the opener puts each in the placement. */
    GroupFilling(Placement placement, GroupCursor seller, ToIntFunction<NodeTemplate> opener) {
        this.placement = placement;
        this.openNodes = new FirstFit(placement, List.of());
        this.seller = seller;
        this.opener = opener;
    }

    /** How many nodes have been opened. */
    int nodes() {
        return nodes;
    }

    /** Binds pods that wait, and returns how many of each demand. */
    int[] fill(List<Row> rows, Tally tally) {
        int[] placed = new int[rows.size()];
        for (Row row : bigFirst(rows, seller.group().templates().getFirst())) {
            int waiting = tally.remaining(row.demand());
            if (waiting > 0) {
                placed[row.demand()] = waiting - place(row, waiting);
            }
        }
        return placed;
    }

    private int place(Row row, int pods) {
        boolean alone = isIndependent(row);
        int left = openNodes.place(row.handle(), pods);
        boolean fitsAnyFresh = false;
        while (left > 0) {
            int more = fitsAnyFresh ? Math.min(1, seller.room()) : nodesUntilOneFits(row);
            if (more == 0) {
                return left;
            }
            fitsAnyFresh = alone && seller.group().templates().size() == 1;
            for (int i = 0; i < more; i++) {
                int node = opener.applyAsInt(seller.take());
                openNodes.add(node);
                nodes++;
                left -= alone ? placement.fill(row.handle(), node, left) : 0;
            }
            left = alone ? left : openNodes.place(row.handle(), left);
        }
        return left;
    }

    /** Whether nothing but the node itself decides if another pod of the row fits. */
    private boolean isIndependent(Row row) {
        return !placement.hasTopology(row.handle())
                && row.shape().rules().attachments().volumes().isEmpty();
    }

    /** Which of the seller's next nodes is the first that takes a pod of the row; 0 if there is none. */
    private int nodesUntilOneFits(Row row) {
        GroupCursor ahead = seller.copy();
        int zones = seller.group().templates().size();
        int mark = placement.mark();
        try {
            for (int node = 1; node <= zones && ahead.room() > 0; node++) {
                if (placement.fits(row.handle(), placement.addNode(ahead.take().freshNode("next-" + node)))) {
                    return node;
                }
            }
            return 0;
        } finally {
            placement.undo(mark);
        }
    }

    /** By share of cpu plus share of memory of such a node, the largest first; ties keep their order. */
    static List<Row> bigFirst(List<Row> rows, NodeTemplate template) {
        Resources node = template.capacity().allocatable();
        var sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparingDouble(row ->
                -((double) row.request()[0] / node.cpuMillis() + (double) row.request()[1] / node.memoryBytes())));
        return sorted;
    }
}

package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How many nodes may be leaving at once: empty ones together, those with pods few at a time, at least as many as
 * cluster-autoscaler lets go. What AWS is ending or has ended takes up none of it.
 */
final class RemovalBudget {

    /** cluster-autoscaler's max-scale-down-parallelism. */
    private static final int EMPTY_AT_ONCE = 10;

    private final int inAll;
    private final int loadedAtOnce;
    private final Map<String, Integer> byGroup = new HashMap<>(); // asked only
    private int underWay;
    private int loaded;

    RemovalBudget(ClusterView view, SortedMap<String, Removal> removals, double share) {
        int shared = (int) (view.nodes().size() * share);
        inAll = Math.max(EMPTY_AT_ONCE, shared);
        loadedAtOnce = Math.max(1, shared);
        for (Removal removal : removals.values()) {
            Ownership.Owned owned = view.ownership().of(removal.instance());
            boolean live = owned != null && owned.instance().isLive();
            if (live && removal.phase() != Removal.Phase.CALLED_OFF) {
                take(removal.group(), isLoaded(view, removal));
            } else if (!live && !removal.hasNode()) {
                loaded++; // what ran there needs its time to start elsewhere
            }
        }
    }

    private static boolean isLoaded(ClusterView view, Removal removal) {
        PlacedNode node = view.node(removal.node());
        return node == null || !DrainRules.isEmpty(node.state().pods());
    }

    /** Why no more may leave; null when one more may. A node that nobody sees counts as one with pods. */
    @Nullable
    NodeKept whyNoMore(boolean withPods) {
        if (underWay >= inAll) {
            return new NodeKept.NodeGroupMaxDeletionCountReached(underWay, inAll);
        }
        return withPods && loaded >= loadedAtOnce
                ? new NodeKept.NodeGroupMaxDeletionCountReached(loaded, loadedAtOnce)
                : null;
    }

    void take(String group, boolean withPods) {
        underWay++;
        loaded += withPods ? 1 : 0;
        byGroup.merge(group, 1, Integer::sum);
    }

    /** How many of a group's live instances are leaving. */
    int leaving(String group) {
        return byGroup.getOrDefault(group, 0);
    }
}

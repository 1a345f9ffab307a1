package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a round decides on: the observation, its nodes (in the order of names) and pods as a placement, and who owns what. */
public record ClusterView(
        Observation seen, Placement placement, List<PlacedNode> nodes, Ownership ownership, Instant now) {

    /** The node of this name; null if there is none. */
    public @Nullable PlacedNode node(String name) {
        int low = 0;
        int high = nodes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = nodes.get(middle).name().compareTo(name);
            if (order == 0) {
                return nodes.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }

    /**
     * Takes nodes off the placement that leave and are empty already. For the scheduler their zones and names count until they
     * are gone, which is soon: a pod that waits for no more than that needs no node of its own.
     */
    public void takeOffTheEmpty(Collection<Removal> removals) {
        for (Removal removal : removals) {
            PlacedNode node = removal.phase() == Removal.Phase.CALLED_OFF ? null : node(removal.node());
            if (node != null && DrainRules.isEmpty(node.state().pods())) {
                placement.removeNode(node.handle());
            }
        }
    }

    /** Handles of the nodes that pods may be sent to: ready, and not among those that leave. */
    List<Integer> landingNodes(Set<String> leaving) {
        var left = new BitSet();
        for (String name : leaving) {
            PlacedNode node = node(name);
            if (node != null) {
                left.set(node.handle());
            }
        }
        var handles = new ArrayList<Integer>(nodes.size());
        for (PlacedNode node : nodes) {
            if (node.state().node().status().ready() && !left.get(node.handle())) {
                handles.add(node.handle());
            }
        }
        return handles;
    }
}

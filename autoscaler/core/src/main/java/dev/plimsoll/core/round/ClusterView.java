package dev.plimsoll.core.round;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.settings.PaidNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a round decides on: the observation, its nodes (in the order of names) and pods as a placement, and who owns what. */
public final class ClusterView {

    private final Observation seen;
    private final Placement placement;
    private final List<PlacedNode> nodes;
    private final Ownership ownership;
    private final Instant now;

    ClusterView(Observation seen, Placement placement, List<PlacedNode> nodes, Ownership ownership, Instant now) {
        this.seen = seen;
        this.placement = placement;
        this.nodes = nodes;
        this.ownership = ownership;
        this.now = now;
    }

    public Observation seen() {
        return seen;
    }

    /** Pods where they run; whoever tries others out on it takes them off again. */
    public Placement placement() {
        return placement;
    }

    /** In the order of names. */
    public List<PlacedNode> nodes() {
        return nodes;
    }

    public Ownership ownership() {
        return ownership;
    }

    public Instant now() {
        return now;
    }

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

    /** All nodes that are there, and those on their way, as limits and commitments count them. */
    public List<PaidNode> paidNodes(List<NodeTemplate> coming) {
        var all = new ArrayList<PaidNode>();
        for (PlacedNode node : nodes) {
            all.add(new PaidNode(
                    node.state().node().allocatable(),
                    node.state().node().labels().get(WellKnown.INSTANCE_TYPE),
                    price(node)));
        }
        coming.forEach(template -> all.add(PaidNode.of(template)));
        return all;
    }

    private long price(PlacedNode node) {
        Ownership.Owned owned = ownership.of(node);
        return owned == null
                ? 0
                : Ownership.templateIn(owned.group().group(), owned.instance().zone())
                        .map(NodeTemplate::microDollarsPerHour)
                        .orElse(0L);
    }

    /** The node that an instance has become; null if it is none. */
    public @Nullable PlacedNode nodeOf(String instance) {
        String name = ownership.nodeName(instance);
        return name == null ? null : node(name);
    }
}

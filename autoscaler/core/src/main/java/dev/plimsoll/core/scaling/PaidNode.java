package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that is there or on its way, as limits and commitments count it: what pods may request of it, its instance type if
 * that is known, and its list price in micro-dollars an hour, 0 for a node of no group.
 */
public record PaidNode(Resources allocatable, @Nullable String instanceType, long microDollarsPerHour) {

    /** One that will be bought from a template. */
    public static PaidNode of(NodeTemplate template) {
        return new PaidNode(
                template.capacity().allocatable(),
                template.labels().get(WellKnown.INSTANCE_TYPE),
                template.microDollarsPerHour());
    }

    /** All nodes of a cluster, and those on their way. */
    static List<PaidNode> all(ClusterView view, List<NodeTemplate> upcoming) {
        var all = new ArrayList<PaidNode>();
        for (PlacedNode node : view.nodes()) {
            all.add(new PaidNode(
                    node.state().node().allocatable(),
                    node.state().node().labels().get(WellKnown.INSTANCE_TYPE),
                    price(view, node)));
        }
        upcoming.forEach(template -> all.add(of(template)));
        return all;
    }

    private static long price(ClusterView view, PlacedNode node) {
        Ownership.Owned owned = view.ownership().of(node);
        return owned == null
                ? 0
                : Upcoming.templateIn(owned.group().group(), owned.instance().zone())
                        .map(NodeTemplate::microDollarsPerHour)
                        .orElse(0L);
    }
}

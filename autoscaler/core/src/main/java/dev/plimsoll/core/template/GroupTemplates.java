package dev.plimsoll.core.template;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one more node of a group would be, zone by zone, with the pods of its DaemonSets on it. */
public final class GroupTemplates {

    private final MemoryOverhead overhead;
    private final List<PodShape> daemonPods;

    /** With the pod that each DaemonSet would put on a new node. */
    public GroupTemplates(MemoryOverhead overhead, Collection<PodShape> daemonPods) {
        this.overhead = overhead;
        this.daemonPods = List.copyOf(daemonPods);
    }

    /** The templates of a group in the order of its zones, given what its nodes have shown. */
    public List<NodeTemplate> of(GroupSpec group, SeenNodes seen) {
        var least = LeastNode.of(group, seen, overhead);
        return group.zones().stream()
                .map(zone -> template(group, zone, least, seen.traits()))
                .toList();
    }

    private NodeTemplate template(GroupSpec group, String zone, LeastNode least, SeenNodes.@Nullable Traits traits) {
        TypeOffer expected = group.expectedType();
        Node.Equipment equipment = traits == null ? Node.Equipment.NONE : traits.equipment();
        var bare = new NodeTemplate(
                new NodeTemplate.Source(group.name(), expected.name(), zone),
                NodeMarks.labels(group, zone, traits),
                NodeMarks.taints(group, traits),
                new NodeTemplate.Capacity(least.allocatable(), Resources.NONE, least.machine(), equipment),
                expected.microDollarsPerHour());
        DaemonPods daemons = DaemonPods.on(bare.freshNode("new"), daemonPods);
        return new NodeTemplate(
                bare.source(),
                bare.labels(),
                bare.taints(),
                new NodeTemplate.Capacity(
                        least.allocatable(),
                        daemons.requests(),
                        least.machine(),
                        equipment.withResidents(daemons.pods())),
                bare.microDollarsPerHour());
    }

    /** What a node that is there was bought as: itself, at the price of its own type, or none if the group does not name it. */
    public static NodeTemplate asBought(GroupSpec group, Node node) {
        String type = node.labels().getOrDefault(WellKnown.INSTANCE_TYPE, "");
        long price = group.types().stream()
                .filter(offer -> offer.name().equals(type))
                .mapToLong(TypeOffer::microDollarsPerHour)
                .findFirst()
                .orElse(0);
        return new NodeTemplate(
                new NodeTemplate.Source(group.name(), type, node.zone()),
                node.labels(),
                node.taints(),
                new NodeTemplate.Capacity(node.allocatable(), Resources.NONE),
                price);
    }
}

package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.planning.GroupCursor;
import dev.plimsoll.core.planning.GroupOffer;
import dev.plimsoll.core.scheduling.Placement;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns groups into offers: for each zone what one more node would be, with the room of its DaemonSets taken off. */
final class GroupOffers {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
    private static final String EBS_ZONE = "topology.ebs.csi.aws.com/zone";
    private static final String OPERATING_SYSTEM = "kubernetes.io/os";

    private final GroupFleets fleets;
    private final Collection<PodShape> daemonSets;

    GroupOffers(GroupFleets fleets, Collection<PodShape> daemonSets) {
        this.fleets = fleets;
        this.daemonSets = daemonSets;
    }

    GroupOffer of(GroupSpec group) {
        List<NodeTemplate> templates =
                group.zones().stream().map(zone -> template(group, zone)).toList();
        var nodeGroup =
                new NodeGroup(group.name(), group.sizes().min(), group.sizes().max(), templates);
        int there = fleets.of(group).size();
        int taken = Math.max(fleets.desired(group), there);
        var asSeen = new GroupOffer(nodeGroup, taken - there, fleets.nodesByZone(group));
        return new GroupOffer(nodeGroup, Math.max(0, nodeGroup.maxSize() - taken), withUnseen(asSeen));
    }

    /** Instances by zone: those seen as nodes, and those on their way where AWS puts them. */
    private static SortedMap<String, Integer> withUnseen(GroupOffer asSeen) {
        var instances = new TreeMap<>(asSeen.instancesByZone());
        var cursor = new GroupCursor(asSeen);
        for (int i = 0; i < asSeen.room(); i++) {
            instances.merge(cursor.take().source().zone(), 1, Integer::sum);
        }
        return instances;
    }

    private NodeTemplate template(GroupSpec group, String zone) {
        InstanceOffer expected = group.expectedType();
        var bare = new NodeTemplate(
                new NodeTemplate.Source(group.name(), expected.name(), zone),
                labels(group, zone),
                group.marks().taints(),
                new NodeTemplate.Capacity(group.promise(), Resources.NONE, group.promise(), equipment(group)),
                expected.microDollarsPerHour());
        var capacity = new NodeTemplate.Capacity(
                bare.capacity().allocatable(),
                roomOfDaemonSets(bare),
                bare.capacity().machine(),
                bare.capacity().equipment());
        return new NodeTemplate(bare.source(), bare.labels(), bare.taints(), capacity, bare.microDollarsPerHour());
    }

    /** Labels that hold for all of the group's types; its own win over what the kubelet would set. */
    private static SortedMap<String, String> labels(GroupSpec group, String zone) {
        var labels = new TreeMap<String, String>();
        labels.put(OPERATING_SYSTEM, "linux");
        labels.put(WellKnown.ZONE, zone);
        labels.put(EBS_ZONE, zone);
        Matcher region = REGION.matcher(zone);
        if (region.lookingAt()) {
            labels.put(WellKnown.REGION, region.group());
        }
        InstanceOffer expected = group.expectedType();
        if (group.types().size() == 1) {
            labels.put(WellKnown.INSTANCE_TYPE, expected.name());
        }
        if (group.types().stream().allMatch(type -> type.architecture().equals(expected.architecture()))) {
            labels.put(WellKnown.ARCHITECTURE, expected.architecture());
        }
        labels.putAll(group.marks().labels());
        return labels;
    }

    /** What a sibling can attach and declares, but not what is on it. */
    private Node.Equipment equipment(GroupSpec group) {
        List<Node> siblings = fleets.of(group);
        if (siblings.isEmpty()) {
            return Node.Equipment.NONE;
        }
        Node.Equipment known = siblings.getFirst().equipment();
        return new Node.Equipment(
                known.attachLimits(), List.of(), Node.Equipment.NONE.images(), known.declaredFeatures());
    }

    /** What DaemonSets whose pods would go on the node request together; no more than there is. */
    private Resources roomOfDaemonSets(NodeTemplate template) {
        var placement = new Placement();
        int node = placement.addNode(template.freshNode("new"));
        Resources sum = Resources.NONE;
        for (PodShape pod : daemonSets) {
            if (placement.admits(placement.shape(pod), node)) {
                sum = sum.plus(pod.requests());
            }
        }
        return atMost(sum, template.capacity().allocatable());
    }

    private static Resources atMost(Resources amounts, Resources most) {
        var others = new TreeMap<String, Long>();
        amounts.others().forEach((name, amount) -> others.put(name, Math.min(amount, most.other(name))));
        return new Resources(
                Math.min(amounts.cpuMillis(), most.cpuMillis()),
                Math.min(amounts.memoryBytes(), most.memoryBytes()),
                Math.min(amounts.pods(), most.pods()),
                others);
    }
}

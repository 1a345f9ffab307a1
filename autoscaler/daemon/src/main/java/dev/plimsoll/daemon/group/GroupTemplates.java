package dev.plimsoll.daemon.group;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one more node of a group would be, zone by zone, with the room of its DaemonSets taken off. */
public final class GroupTemplates {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
    private static final String EBS_ZONE = "topology.ebs.csi.aws.com/zone";
    private static final String OPERATING_SYSTEM = "kubernetes.io/os";

    private final Collection<PodShape> daemonPods;

    /** With the pod that each DaemonSet would put on a new node. */
    public GroupTemplates(Collection<PodShape> daemonPods) {
        this.daemonPods = daemonPods;
    }

    /** The templates of a group in the order of its zones; siblings are nodes of it that are there already. */
    public List<NodeTemplate> of(GroupSpec group, List<Node> siblings) {
        Node.Equipment equipment = equipment(siblings);
        return group.zones().stream()
                .map(zone -> template(group, zone, equipment))
                .toList();
    }

    private NodeTemplate template(GroupSpec group, String zone, Node.Equipment equipment) {
        InstanceOffer expected = group.expectedType();
        var bare = new NodeTemplate(
                new NodeTemplate.Source(group.name(), expected.name(), zone),
                labels(group, zone),
                group.marks().taints(),
                new NodeTemplate.Capacity(group.promise(), Resources.NONE, group.promise(), equipment),
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
    private static Node.Equipment equipment(List<Node> siblings) {
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
        for (PodShape pod : daemonPods) {
            if (placement.admits(placement.shape(pod), node)) {
                sum = sum.plus(pod.requests());
            }
        }
        return sum.least(template.capacity().allocatable());
    }
}

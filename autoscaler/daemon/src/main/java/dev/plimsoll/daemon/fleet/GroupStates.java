package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.daemon.group.GroupTemplates;
import dev.plimsoll.kubernetes.UnreadableObjectException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins what AWS says of groups with what Kubernetes says of their nodes: sizes, instances, and what one more node would be. */
final class GroupStates {

    private final LiveGroups specs;

    GroupStates(SpotPrices spot) {
        specs = new LiveGroups(spot);
    }

    /** The groups in the order given; what one of them lacks is its own matter. */
    List<NodeGroupState> of(Fleet fleet, List<NodeState> nodes, List<PodShape> daemonPods) {
        Map<String, Node> byInstance = new HashMap<>(); // asked only
        nodes.forEach(state -> byInstance.put(state.node().status().instanceId(), state.node()));
        var templates = new GroupTemplates(daemonPods);
        return fleet.groups().items().stream()
                .map(group -> state(group, siblings(group, byInstance), templates, fleet))
                .toList();
    }

    /** Nodes that show what the next would be: those that are ready and not on their way out. */
    private static List<Node> siblings(AutoScalingGroup group, Map<String, Node> byInstance) {
        var siblings = new ArrayList<Node>();
        for (Instance instance : group.state().instances()) {
            Node node = byInstance.get(instance.id());
            if (node != null && node.status().ready() && !node.hasTaint(WellKnown.TO_BE_DELETED)) {
                siblings.add(node);
            }
        }
        return siblings;
    }

    private NodeGroupState state(AutoScalingGroup group, List<Node> siblings, GroupTemplates templates, Fleet fleet) {
        List<NodeTemplate> known = List.of();
        NodeGroupState.Condition condition = group.condition(fleet.failuresOf(group));
        if (!group.offer().instanceTypes().isEmpty()) {
            try {
                known = templates.of(specs.of(group, siblings), siblings);
            } catch (UnreadableObjectException unreadable) {
                condition = new NodeGroupState.Condition(
                        condition.launchFailures(), unreadable.getMessage(), condition.cannotTerminate());
            }
        }
        return new NodeGroupState(
                new NodeGroup(
                        group.name(), group.bounds().minSize(), group.bounds().maxSize(), known),
                group.state().desired(),
                group.state().instances(),
                condition);
    }
}

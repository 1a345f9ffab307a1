package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which instance and group stand behind a node, and which node an instance has become; matched by instance id alone. */
public final class Ownership {

    /** How the ids of instances begin; what a node says else is no id. */
    private static final String ID = "i-";

    /** Fargate's nodes have no instance, so that they are none of ours. */
    private static final String FARGATE = "fargate-";

    private final Map<String, Owned> byInstance = new HashMap<>();
    private final Map<String, String> nodeNames = new HashMap<>();
    private final Map<String, String> twins = new HashMap<>();
    private final List<Node> nameless = new ArrayList<>();

    /** An instance and the group it belongs to. */
    public record Owned(Instance instance, NodeGroupState group) {}

    Ownership(List<NodeGroupState> groups, List<PlacedNode> nodes) {
        for (PlacedNode placed : nodes) {
            Node node = placed.state().node();
            String id = node.status().instanceId();
            if (!id.startsWith(ID)) {
                if (!id.startsWith(FARGATE)) {
                    nameless.add(node);
                }
            } else if (nodeNames.putIfAbsent(id, node.name()) != null) {
                twins.put(id, node.name());
            }
        }
        for (NodeGroupState group : groups) {
            group.instances().forEach(instance -> byInstance.put(instance.id(), new Owned(instance, group)));
        }
    }

    /** Null when no managed group owns the instance below the node. */
    public @Nullable Owned of(PlacedNode node) {
        return byInstance.get(node.state().node().status().instanceId());
    }

    /** Null when no managed group has the instance. */
    public @Nullable Owned of(String instanceId) {
        return byInstance.get(instanceId);
    }

    /** The name of the node that an instance has become; null if it is none. */
    @Nullable
    String nodeName(String instanceId) {
        return nodeNames.get(instanceId);
    }

    /** That of another zone where there is none of this; empty for a group of which nobody knows what it launches. */
    static Optional<NodeTemplate> templateIn(NodeGroup group, String zone) {
        return group.templates().stream()
                .filter(template -> template.source().zone().equals(zone))
                .findFirst()
                .or(() -> group.templates().stream().findFirst());
    }

    /** The live instances of a group that are no nodes, in the order of their launch. */
    public List<Instance> waiting(NodeGroupState group) {
        return group.instances().stream()
                .filter(instance -> instance.isLive() && !nodeNames.containsKey(instance.id()))
                .toList();
    }

    /** Why it is not certain which of a group's instances are nodes; null when it is. */
    public @Nullable String doubt(NodeGroupState group) {
        for (Instance instance : group.instances()) {
            String twin = twins.get(instance.id());
            if (twin != null) {
                return "nodes " + nodeNames.get(instance.id()) + " and " + twin + " both name the instance "
                        + instance.id();
            }
        }
        return null;
    }

    /** The node of which nobody knows the instance that may be this one; null if none may. */
    public @Nullable String mayBe(Instance instance, NodeGroupState group) {
        for (Node node : nameless) {
            String type = node.labels().get(WellKnown.INSTANCE_TYPE);
            boolean zoneFits = node.zone().isEmpty() || node.zone().equals(instance.zone());
            if (zoneFits && (type == null || launches(group, type))) {
                return node.name();
            }
        }
        return null;
    }

    private static boolean launches(NodeGroupState group, String type) {
        List<NodeTemplate> templates = group.group().templates();
        return templates.isEmpty()
                || templates.stream()
                        .anyMatch(template -> template.source().instanceType().equals(type));
    }
}

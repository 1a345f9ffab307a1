package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which instance and group stand behind a node, and which instances have become nodes; matched by instance id alone. */
public final class Ownership {

    private final Map<String, Owned> byInstance = new HashMap<>();
    private final Set<String> joined = new HashSet<>();
    private final Map<String, Fleet> fleets = new HashMap<>();

    /** An instance and the group it belongs to. */
    public record Owned(Instance instance, NodeGroupState group) {}

    /** The live instances of a group: those that are no nodes yet, and how many are. */
    public record Fleet(List<Instance> waiting, int joined) {}

    Ownership(List<NodeGroupState> groups, List<PlacedNode> nodes) {
        for (PlacedNode node : nodes) {
            joined.add(node.state().node().status().instanceId());
        }
        for (NodeGroupState group : groups) {
            var waiting = new ArrayList<Instance>();
            int live = 0;
            for (Instance instance : group.instances()) {
                byInstance.put(instance.id(), new Owned(instance, group));
                if (instance.isLive()) {
                    live++;
                    if (!joined.contains(instance.id())) {
                        waiting.add(instance);
                    }
                }
            }
            fleets.put(group.group().name(), new Fleet(waiting, live - waiting.size()));
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

    public boolean hasJoined(Instance instance) {
        return joined.contains(instance.id());
    }

    public Fleet fleet(NodeGroupState group) {
        return fleets.getOrDefault(group.group().name(), new Fleet(List.of(), 0));
    }

    /** The live instances of a group that have not become nodes, in the order of their launch. */
    public List<Instance> waiting(NodeGroupState group) {
        return fleet(group).waiting();
    }
}

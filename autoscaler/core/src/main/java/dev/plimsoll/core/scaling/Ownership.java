package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which instance and group stand behind a node, and which instances have become nodes; matched by instance id alone. */
public final class Ownership {

    private final Map<String, Owned> byInstance = new HashMap<>();
    private final Set<String> joined = new HashSet<>();

    /** An instance and the group it belongs to. */
    record Owned(Instance instance, NodeGroupState group) {}

    public Ownership(Observation seen) {
        for (NodeGroupState group : seen.groups().items()) {
            for (Instance instance : group.instances()) {
                byInstance.put(instance.id(), new Owned(instance, group));
            }
        }
        for (NodeState state : seen.nodes().items()) {
            joined.add(state.node().status().instanceId());
        }
    }

    /** Null when no managed group owns the instance below the node. */
    @Nullable
    Owned of(NodeState state) {
        return byInstance.get(state.node().status().instanceId());
    }

    @Nullable
    Owned of(String instanceId) {
        return byInstance.get(instanceId);
    }

    boolean hasJoined(Instance instance) {
        return joined.contains(instance.id());
    }
}

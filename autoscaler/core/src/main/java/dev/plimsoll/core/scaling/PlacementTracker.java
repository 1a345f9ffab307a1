package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.scheduling.Placement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one placement in step with observations: only nodes that changed since the last one, told by identity, are taken
 * off and put on again. A memo, not a memory: forgetting it changes no decision, for node handles never order anything.
 */
public final class PlacementTracker {

    private final Placement placement = new Placement();
    private final Map<String, Tracked> tracked = new TreeMap<>();
    private final Map<String, Integer> handles = new HashMap<>();
    private @Nullable Snapshot<NodeState> last;

    private record Tracked(NodeState state, int handle) {}

    public Placement placement() {
        return placement;
    }

    /** Handles by node name. */
    public Map<String, Integer> handles() {
        return handles;
    }

    @SuppressWarnings("ReferenceEquality") // identity is how unchanged parts are told
    public void follow(Snapshot<NodeState> nodes) {
        if (last != null && last.items() == nodes.items()) {
            return;
        }
        for (NodeState state : nodes.items()) {
            Tracked known = tracked.get(state.node().name());
            if (known == null) {
                put(state, placement.addNode(state.node()));
                bindAll(state.pods(), handle(state));
            } else if (known.state() != state) {
                replace(known, state);
            }
        }
        if (tracked.size() > nodes.items().size()) {
            removeMissing(nodes.items());
        }
        last = nodes;
    }

    private void removeMissing(List<NodeState> nodes) {
        var present = new HashSet<String>();
        nodes.forEach(state -> present.add(state.node().name()));
        tracked.values().removeIf(known -> {
            String name = known.state().node().name();
            if (present.contains(name)) {
                return false;
            }
            placement.removeNode(known.handle());
            handles.remove(name);
            return true;
        });
    }

    private void replace(Tracked known, NodeState state) {
        if (known.state().node().equals(state.node())) {
            for (Pod pod : known.state().pods()) {
                placement.unbind(placement.shape(pod.shape()), known.handle());
            }
            put(state, known.handle());
        } else {
            placement.removeNode(known.handle());
            put(state, placement.addNode(state.node()));
        }
        bindAll(state.pods(), handle(state));
    }

    private void put(NodeState state, int handle) {
        tracked.put(state.node().name(), new Tracked(state, handle));
        handles.put(state.node().name(), handle);
    }

    private int handle(NodeState state) {
        return handles.getOrDefault(state.node().name(), -1);
    }

    private void bindAll(List<Pod> pods, int handle) {
        for (Pod pod : pods) {
            placement.bind(placement.shape(pod.shape()), handle);
        }
    }
}

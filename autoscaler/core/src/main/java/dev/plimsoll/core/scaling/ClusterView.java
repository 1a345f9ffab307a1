package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a round decides on: the observation, and its nodes and pods as a placement with a handle for each node by name. */
public record ClusterView(
        Observation seen, Placement placement, Map<String, Integer> handles, Ownership ownership, Instant now) {

    public List<NodeState> nodes() {
        return seen.nodes().items();
    }

    /** A view of an observation that the placement follows. */
    public static ClusterView of(Observation seen, PlacementTracker tracker, Instant now) {
        return new ClusterView(seen, tracker.placement(), tracker.handles(), new Ownership(seen), now);
    }

    public int handle(NodeState state) {
        Integer handle = handles.get(state.node().name());
        if (handle == null) {
            throw new IllegalStateException("node " + state.node().name() + " was observed but not placed");
        }
        return handle;
    }
}

package dev.plimsoll.core.round;

import dev.plimsoll.core.model.NodeState;

/** A node as it was observed, and its handle in the placement. */
public record PlacedNode(NodeState state, int handle) {

    public String name() {
        return state.node().name();
    }
}

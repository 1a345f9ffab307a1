package dev.plimsoll.core.model;

import java.util.List;

/**
 * A node with the pods bound to it. Immutable: whoever keeps observations up to date makes a new one when either changes
 * and keeps the old one otherwise, so that unchanged nodes are recognised by identity.
 */
public record NodeState(Node node, List<Pod> pods) {
    public NodeState {
        pods = List.copyOf(pods);
    }
}

package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.kubernetes.ClusterReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node and the pods bound to it; pods may be known before their node is. */
final class LiveNode {

    private final String name;
    private final List<LivePod> pods = new ArrayList<>();
    private @Nullable Node alone;
    private @Nullable NodeState state;

    LiveNode(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** The node by itself; null while it is not known. */
    @Nullable
    Node alone() {
        return alone;
    }

    /** As it was when it was last brought up to date; null while the node is not known. */
    @Nullable
    NodeState state() {
        return state;
    }

    void become(@Nullable Node changed) {
        alone = changed;
    }

    void add(LivePod pod) {
        pods.add(pod);
    }

    void remove(LivePod pod) {
        pods.remove(pod);
    }

    boolean isForgotten() {
        return alone == null && pods.isEmpty();
    }

    /** Brings the state up to date; returns whether it is another than before. */
    boolean refresh(ClusterReader cluster) {
        Node node = alone;
        if (node == null) {
            boolean gone = state != null;
            state = null;
            return gone;
        }
        pods.sort(LivePod.BY_ARRIVAL);
        List<Pod> bound = pods.stream().map(LivePod::pod).toList();
        Node equipped = cluster.equipped(node);
        NodeState before = state;
        if (before != null && before.node().equals(equipped)) {
            if (before.pods().equals(bound)) {
                return false;
            }
            equipped = before.node();
        }
        state = new NodeState(equipped, bound);
        return true;
    }
}

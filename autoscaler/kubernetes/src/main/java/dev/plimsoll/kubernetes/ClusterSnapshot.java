package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import java.util.List;
import java.util.SortedMap;

/**
 * A cluster at one moment: its nodes in the order of names with the pods bound to them, the pods that wait for a node in the
 * order of arrival, the pod that each DaemonSet would put on a new node, and how many pods are in none of these.
 */
public record ClusterSnapshot(
        ClusterFacts facts,
        List<NodeState> nodes,
        List<Pod> waiting,
        SortedMap<String, PodShape> daemonSets,
        LeftAside leftAside) {

    /**
     * Pods without a node that do not wait for one: behind scheduling gates, of DaemonSets (whose nodes are chosen already),
     * being deleted; and pods on nodes that are not in the snapshot. Finished pods are not counted.
     */
    public record LeftAside(int gated, int ofDaemonSets, int terminating, int onUnknownNodes) {}

    public ClusterSnapshot {
        nodes = List.copyOf(nodes);
        waiting = List.copyOf(waiting);
        daemonSets = ImmutableMaps.copyOf(daemonSets);
    }
}

package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorts pods by what they mean to a planner: bound ones by node, those that wait, and those that are left aside. */
final class SnapshotSorter {

    private final ClusterReader cluster;
    private final PodShapes shapes;
    private final Controllers controllers;
    private final SortedMap<String, List<Pod>> bound = new TreeMap<>();
    private final List<Pod> waiting = new ArrayList<>();
    private final SortedMap<String, PodShape> daemonSets = new TreeMap<>();
    private int gated;
    private int ofDaemonSets;
    private int terminating;
    private int onUnknownNodes;

    SnapshotSorter(ClusterReader cluster, PodShapes shapes, Controllers controllers) {
        this.cluster = cluster;
        this.shapes = shapes;
        this.controllers = controllers;
    }

    ClusterSnapshot sort(
            SortedMap<String, Node> nodes,
            SortedMap<String, io.fabric8.kubernetes.api.model.Pod> pods,
            SortedMap<String, DaemonSet> sets) {
        nodes.keySet().forEach(name -> bound.put(name, new ArrayList<>()));
        List<io.fabric8.kubernetes.api.model.Pod> byArrival = byArrival(pods);
        byArrival.forEach(this::deduceDaemonSet);
        sets.forEach((name, set) -> daemonSets.put(name, shapes.pending(DaemonPods.of(set))));
        byArrival.forEach(this::sort);
        var states = new ArrayList<NodeState>();
        nodes.forEach(
                (name, node) -> states.add(new NodeState(cluster.read(node), bound.getOrDefault(name, List.of()))));
        return new ClusterSnapshot(
                cluster.facts(),
                states,
                waiting,
                daemonSets,
                new ClusterSnapshot.LeftAside(gated, ofDaemonSets, terminating, onUnknownNodes));
    }

    /** Finished pods are no longer there. Those of one second arrive in the order of their names. */
    private static List<io.fabric8.kubernetes.api.model.Pod> byArrival(
            Map<String, io.fabric8.kubernetes.api.model.Pod> pods) {
        record Arrival(Instant at, io.fabric8.kubernetes.api.model.Pod pod) {}
        Collection<io.fabric8.kubernetes.api.model.Pod> all = pods.values();
        return all.stream()
                .filter(pod -> !PodReader.isFinished(pod))
                .map(pod -> new Arrival(ObjectTimes.createdAt(pod), pod))
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::pod)
                .toList();
    }

    /** The youngest pod stands for a DaemonSet that is not in the snapshot itself. */
    private void deduceDaemonSet(io.fabric8.kubernetes.api.model.Pod pod) {
        OwnerReference controller = Kinds.controllerOf(pod);
        if (controller != null && controller.getKind().equals("DaemonSet") && !PodReader.isTerminating(pod)) {
            daemonSets.put(
                    pod.getMetadata().getNamespace() + "/" + controller.getName(),
                    shapes.pending(DaemonPods.freed(pod)));
        }
    }

    private void sort(io.fabric8.kubernetes.api.model.Pod pod) {
        String node = pod.getSpec().getNodeName();
        if (node != null && !node.isEmpty()) {
            List<Pod> there = bound.get(node);
            if (there == null) {
                onUnknownNodes++;
            } else {
                there.add(PodReader.read(pod, shapes.running(pod), controllers));
            }
        } else if (PodReader.isTerminating(pod)) {
            terminating++;
        } else if (PodReader.isPartOfTheNode(pod)) {
            ofDaemonSets++;
        } else if (!pod.getSpec().getSchedulingGates().isEmpty()) {
            gated++;
        } else {
            waiting.add(PodReader.read(pod, shapes.pending(pod), controllers));
        }
    }
}

package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.kubernetes.ClusterReader;
import dev.plimsoll.kubernetes.Controllers;
import dev.plimsoll.kubernetes.Kinds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What all watches together told, as the core knows it. Changes are noted as they come and worked off when somebody looks. Not
 * for use by several threads at a time.
 */
final class ClusterState {

    private final ClusterReader cluster = new ClusterReader();
    private final Kinds kinds = new Kinds();
    private final LiveShapes shapes;
    private final Controllers controllers = Controllers.watched();
    private final Set<String> changedControllers = new HashSet<>(); // asked only, never walked
    private final Map<String, LivePod> pods = new HashMap<>();
    private final SortedMap<String, LiveNode> nodes = new TreeMap<>();
    private final TreeSet<LivePod> waiting = new TreeSet<>(LivePod.BY_ARRIVAL);
    private final SortedMap<String, PodDisruptionBudget> budgets = new TreeMap<>();
    private final SortedMap<String, ShapeRef> daemonSets = new TreeMap<>();
    private final Set<LiveNode> touched = new LinkedHashSet<>();
    private final Changes changes = new Changes();
    private Parts parts = Parts.NONE;

    /**
     * What the parts are made of; each list is the same object as long as nothing in it changes. A copy even of a stream's list,
     * which would be copied, and so be another, with each snapshot.
     */
    record Parts(
            List<NodeState> nodes,
            List<Pod> unschedulable,
            List<PodDisruptionBudget> budgets,
            ClusterFacts facts,
            List<PodShape> daemonPods) {
        static final Parts NONE = new Parts(List.of(), List.of(), List.of(), ClusterFacts.NONE, List.of());
    }

    /** What is to be put together anew. */
    private static final class Changes {
        private boolean nodes;
        private boolean waiting;
        private boolean budgets;
        private boolean facts;
        private boolean daemonSets;

        boolean any() {
            return nodes || waiting || budgets || facts || daemonSets;
        }
    }

    ClusterState(WatchLimits limits) {
        shapes = new LiveShapes(kinds, cluster, limits);
    }

    ClusterReader cluster() {
        return cluster;
    }

    Kinds kinds() {
        return kinds;
    }

    Controllers controllers() {
        return controllers;
    }

    /** A controller of this namespace/name came, went or asks for another number of replicas. */
    void controllerChanged(String name) {
        changedControllers.add(name);
    }

    LiveShapes shapes() {
        return shapes;
    }

    @Nullable
    LivePod pod(String id) {
        return pods.get(id);
    }

    @Nullable
    Node node(String name) {
        LiveNode known = nodes.get(name);
        return known == null ? null : known.alone();
    }

    /** Takes over a pod, or a newer version of it, whose shape is in use already. Returns whether it waits and did not before. */
    boolean put(LivePod pod) {
        LivePod before = pods.put(pod.pod().id(), pod);
        if (before != null) {
            shapes.leave(before.ref());
            if (before.pod().equals(pod.pod()) && before.place().equals(pod.place())) {
                replaceUnchanged(before, pod);
                return false;
            }
            takeOff(before);
        }
        putOn(pod);
        return pod.place().waiting() && (before == null || !before.place().waiting());
    }

    /** The lists are known by what is in them, so the newer one must stand where the older one stood. */
    private void replaceUnchanged(LivePod before, LivePod pod) {
        if (pod.place().waiting()) {
            waiting.remove(before);
            waiting.add(pod);
        } else if (!pod.place().node().isEmpty()) {
            LiveNode node = nodes.get(pod.place().node());
            if (node != null) {
                node.remove(before);
                node.add(pod);
            }
        }
    }

    void removePod(String id) {
        LivePod gone = pods.remove(id);
        if (gone != null) {
            shapes.leave(gone.ref());
            takeOff(gone);
        }
    }

    private void putOn(LivePod pod) {
        if (pod.place().waiting()) {
            waiting.add(pod);
            changes.waiting = true;
        } else if (!pod.place().node().isEmpty()) {
            LiveNode node = nodes.computeIfAbsent(pod.place().node(), LiveNode::new);
            node.add(pod);
            touched.add(node);
        }
    }

    private void takeOff(LivePod pod) {
        if (pod.place().waiting()) {
            waiting.remove(pod);
            changes.waiting = true;
        } else if (!pod.place().node().isEmpty()) {
            LiveNode node = nodes.get(pod.place().node());
            if (node != null) {
                node.remove(pod);
                touched.add(node);
                forgetIfEmpty(node);
            }
        }
    }

    /** Takes over a node, or a newer version of it. Returns whether it is new or became ready or unready. */
    boolean put(Node alone) {
        LiveNode node = nodes.computeIfAbsent(alone.name(), LiveNode::new);
        Node before = node.alone();
        if (alone.equals(before)) {
            return false;
        }
        node.become(alone);
        touched.add(node);
        return before == null || before.status().ready() != alone.status().ready();
    }

    /** Returns whether it was there. */
    boolean removeNode(String name) {
        LiveNode node = nodes.get(name);
        if (node == null || node.alone() == null) {
            return false;
        }
        node.become(null);
        touched.add(node);
        forgetIfEmpty(node);
        return true;
    }

    private void forgetIfEmpty(LiveNode node) {
        if (node.isForgotten()) {
            nodes.remove(node.name());
        }
    }

    /** What is attached to a node, or can be, changed. */
    void touchNode(String name) {
        LiveNode node = nodes.get(name);
        if (node != null) {
            touched.add(node);
        }
    }

    void put(String key, PodDisruptionBudget budget) {
        changes.budgets |= !budget.equals(budgets.put(key, budget));
    }

    void removeBudget(String key) {
        changes.budgets |= budgets.remove(key) != null;
    }

    void putDaemonSet(String key, ShapeRef shape) {
        ShapeRef before = daemonSets.put(key, shape);
        if (before != null) {
            shapes.leave(before);
        }
        changes.daemonSets |= before != shape;
    }

    void removeDaemonSet(String key) {
        ShapeRef gone = daemonSets.remove(key);
        if (gone != null) {
            shapes.leave(gone);
            changes.daemonSets = true;
        }
    }

    void factsChanged() {
        changes.facts = true;
    }

    /** Everything as it is now. */
    Parts parts() {
        if (shapes.refresh()) {
            takeOverShapes();
        }
        if (!changedControllers.isEmpty()) {
            takeOverControllers();
        }
        for (LiveNode node : touched) {
            changes.nodes |= node.refresh(cluster);
        }
        touched.clear();
        if (changes.any()) {
            parts = new Parts(
                    changes.nodes ? states() : parts.nodes(),
                    changes.nodes || changes.waiting ? unschedulable() : parts.unschedulable(),
                    changes.budgets ? List.copyOf(budgets.values()) : parts.budgets(),
                    changes.facts ? cluster.facts() : parts.facts(),
                    changes.daemonSets ? daemonPods() : parts.daemonPods());
            changes.nodes = false;
            changes.waiting = false;
            changes.budgets = false;
            changes.facts = false;
            changes.daemonSets = false;
            shapes.sweep();
        }
        return parts;
    }

    /** Pods whose controller came or went are others. */
    private void takeOverControllers() {
        var stale = new ArrayList<LivePod>();
        for (LivePod pod : pods.values()) {
            if (changedControllers.contains(pod.pod().owner().controller().name())) {
                stale.add(pod);
            }
        }
        changedControllers.clear();
        for (LivePod pod : stale) {
            replace(pod, pod.with(controllers));
        }
    }

    private void replace(LivePod pod, LivePod fresh) {
        pods.put(pod.pod().id(), fresh);
        takeOff(pod);
        putOn(fresh);
    }

    /** Pods whose shape became another are others. */
    @SuppressWarnings("ReferenceEquality") // equal shapes are the same object
    private void takeOverShapes() {
        var stale = new ArrayList<LivePod>();
        for (LivePod pod : pods.values()) {
            if (pod.pod().shape() != pod.ref().shape()) {
                stale.add(pod);
            }
        }
        for (LivePod pod : stale) {
            replace(pod, pod.refreshed());
        }
        changes.daemonSets = true;
    }

    private List<NodeState> states() {
        var states = new ArrayList<NodeState>(nodes.size());
        for (LiveNode node : nodes.values()) {
            NodeState state = node.state();
            if (state != null) {
                states.add(state);
            }
        }
        return List.copyOf(states);
    }

    /** Without those that the scheduler is making room for on a node that is there. The same list if they are the same pods. */
    private List<Pod> unschedulable() {
        var seen = new ArrayList<Pod>(waiting.size());
        for (LivePod pod : waiting) {
            String nominated = pod.place().nominated();
            if (nominated.isEmpty() || node(nominated) == null) {
                seen.add(pod.pod());
            }
        }
        return seen.equals(parts.unschedulable()) ? parts.unschedulable() : List.copyOf(seen);
    }

    private List<PodShape> daemonPods() {
        List<PodShape> seen = daemonSets.values().stream().map(ShapeRef::shape).toList();
        return seen.equals(parts.daemonPods()) ? parts.daemonPods() : List.copyOf(seen);
    }
}

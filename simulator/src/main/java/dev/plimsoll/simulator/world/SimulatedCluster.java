package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.world.WorldContext.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The simulated Kubernetes: its nodes, and the calls by which an autoscaler reads and changes it. */
public final class SimulatedCluster {

    private final WorldContext context;
    private final PodLifecycle pods;
    private final SimulatedScheduler scheduler;
    private final Furniture furniture;
    private final Placement placement;
    private final SortedMap<String, SimulatedNode> nodes = new TreeMap<>();
    private @Nullable SimulatedNode[] byHandle = new SimulatedNode[64];
    private List<NodeState> shownNodes = List.of();
    private List<Pod> shownPods = List.of();

    /** What every node gets, and what protects pods. */
    record Furniture(Daemons daemons, DisruptionBudgets budgets) {}

    /** How nodes are chosen, and how long pods wait for that. */
    record Scheduling(NodeChoice choice, SimulatedScheduler.Pace pace) {}

    SimulatedCluster(
            WorldContext context, Placement placement, PodLifecycle pods, Scheduling scheduling, Furniture furniture) {
        this.context = context;
        this.placement = placement;
        this.pods = pods;
        this.furniture = furniture;
        this.scheduler = new SimulatedScheduler(
                context,
                placement,
                new SimulatedScheduler.Search(
                        scheduling.choice(), new Preemption(placement, pods, furniture.budgets(), this::nodes)),
                scheduling.pace(),
                new Binding());
        pods.scheduleWith(scheduler);
    }

    private final class Binding implements SimulatedScheduler.Binder {

        @Override
        public void bind(SimulatedPod pod, int nodeHandle) {
            pods.bind(pod, at(nodeHandle));
        }

        @Override
        public boolean someAreLeaving(int nodeHandle) {
            return at(nodeHandle).someAreLeaving();
        }
    }

    private SimulatedNode at(int handle) {
        SimulatedNode node = byHandle[handle];
        if (node == null) {
            throw new IllegalStateException("no node has the handle " + handle);
        }
        return node;
    }

    private void keep(SimulatedNode node) {
        if (node.handle() >= byHandle.length) {
            byHandle = Arrays.copyOf(byHandle, Math.max(node.handle() + 1, 2 * byHandle.length));
        }
        byHandle[node.handle()] = node;
    }

    /** All nodes in the order of names with their pods; the same list as long as nothing changes. */
    public List<NodeState> nodeStates() {
        if (context.takeChange(Part.NODES)) {
            shownNodes = nodes.values().stream().map(SimulatedNode::state).collect(Collectors.toUnmodifiableList());
        }
        return shownNodes;
    }

    /** Every pod that the scheduler found to fit nowhere, in the order of arrival; the same list as long as nothing changes. */
    public List<Pod> unschedulablePods() {
        if (context.takeChange(Part.UNSCHEDULABLE_PODS)) {
            shownPods =
                    scheduler.unschedulable().stream().map(SimulatedPod::pod).collect(Collectors.toUnmodifiableList());
        }
        return shownPods;
    }

    public List<PodDisruptionBudget> budgets() {
        return furniture.budgets().states();
    }

    /** All nodes in the order of names; a live view. */
    public Collection<SimulatedNode> nodes() {
        return Collections.unmodifiableCollection(nodes.values());
    }

    public @Nullable SimulatedNode node(String name) {
        return nodes.get(name);
    }

    /** A pod that has not ended; null if there is none of that id. */
    public @Nullable SimulatedPod pod(String id) {
        return pods.pod(id);
    }

    /** The instance has booted and becomes a ready node. */
    void register(SimulatedInstance instance) {
        Node shown = nodeOf(instance);
        var node = new SimulatedNode(shown, instance, placement.addNode(shown));
        nodes.put(node.name(), node);
        keep(node);
        context.announce().nodeReady(context.now(), node);
        for (Replica replica : furniture.daemons().replicasOn(node.name(), shown.labels())) {
            pods.makeRunning(replica, node);
        }
        context.changed(Part.NODES);
        scheduler.nodeChanged(node.handle());
    }

    private Node nodeOf(SimulatedInstance instance) {
        String name = instance.group() + "-" + instance.ordinal();
        var labels = new TreeMap<>(instance.launchedAs().labels());
        labels.put(WellKnown.HOSTNAME, name);
        return new Node(
                name,
                labels,
                instance.launchedAs().taints(),
                instance.launchedAs().capacity().allocatable(),
                new Node.Status(true, false, context.instant(), instance.id()));
    }

    /** The instance is being shut down: its node, if there is one, goes at once with everything on it. */
    void instanceEnding(SimulatedInstance instance) {
        SimulatedNode node = nodes.remove(instance.group() + "-" + instance.ordinal());
        if (node == null) {
            return;
        }
        scheduler.nodeGoing(node.handle());
        List<SimulatedPod> lost = pods.loseAll(node);
        placement.removeNode(node.handle());
        byHandle[node.handle()] = null;
        context.announce().nodeGone(context.now(), node);
        context.changed(Part.NODES);
        lost.forEach(pods::comeBack);
        scheduler.nodeGone();
    }

    /** Asks the Eviction API for a pod. Refused while a budget says no; done already when the pod is gone or on its way. */
    public Outcome evict(String podId) {
        SimulatedPod pod = pods.pod(podId);
        return pod == null ? Outcome.DONE : pods.evict(pod);
    }

    /** Puts a taint on a node; one with the same key and effect is replaced. */
    public Outcome taint(String nodeName, Taint taint) {
        SimulatedNode node = nodes.get(nodeName);
        if (node == null) {
            return noSuchNode(nodeName);
        }
        if (!node.node().taints().contains(taint)) {
            var taints = new ArrayList<>(node.node().taints());
            taints.removeIf(old -> old.key().equals(taint.key()) && old.effect() == taint.effect());
            taints.add(taint);
            mark(node, taints, node.node().status().unschedulable());
        }
        return Outcome.DONE;
    }

    /** Takes all taints of a key off a node. */
    public Outcome untaint(String nodeName, String key) {
        SimulatedNode node = nodes.get(nodeName);
        if (node == null) {
            return noSuchNode(nodeName);
        }
        if (node.node().hasTaint(key)) {
            var taints = new ArrayList<>(node.node().taints());
            taints.removeIf(taint -> taint.key().equals(key));
            mark(node, taints, node.node().status().unschedulable());
        }
        return Outcome.DONE;
    }

    /** Cordons a node, or takes the cordon off. */
    public Outcome cordon(String nodeName, boolean unschedulable) {
        SimulatedNode node = nodes.get(nodeName);
        if (node == null) {
            return noSuchNode(nodeName);
        }
        if (node.node().status().unschedulable() != unschedulable) {
            mark(node, node.node().taints(), unschedulable);
        }
        return Outcome.DONE;
    }

    private static Outcome noSuchNode(String name) {
        return new Outcome.Refused("no node is called " + name);
    }

    private void mark(SimulatedNode node, List<Taint> taints, boolean unschedulable) {
        Node old = node.node();
        Instant registered = old.status().registeredAt();
        var status = new Node.Status(
                true,
                unschedulable,
                registered,
                old.status().instanceId(),
                old.status().equipment());
        replace(node, new Node(old.name(), old.labels(), taints, old.allocatable(), status));
        context.announce().nodeMarked(context.now(), node);
        context.changed(Part.NODES);
        scheduler.nodeChanged(node.handle());
    }

    private void replace(SimulatedNode node, Node changed) {
        int before = node.handle();
        scheduler.nodeGoing(before);
        placement.removeNode(before);
        byHandle[before] = null;
        int after = placement.addNode(changed);
        for (SimulatedPod pod : node.pods()) {
            placement.bind(pods.boundAs(pod), after);
        }
        node.become(changed, after);
        keep(node);
    }
}

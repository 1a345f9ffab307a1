package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.world.cluster.NodeObjects.Marks;
import dev.plimsoll.simulator.world.scheduler.NodeChoice;
import dev.plimsoll.simulator.world.scheduler.Preemption;
import dev.plimsoll.simulator.world.scheduler.SimulatedScheduler;
import dev.plimsoll.simulator.world.state.DisruptionBudgets;
import dev.plimsoll.simulator.world.state.Replica;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldContext;
import dev.plimsoll.simulator.world.state.WorldContext.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The simulated Kubernetes: its nodes, and the calls by which an autoscaler reads and changes it. */
public final class SimulatedCluster {

    /** Keeps the scheduler from a node whose Node object is gone; nobody sees it. */
    private static final Taint HIDDEN = new Taint("plimsoll.dev/hidden", "", Taint.Effect.NO_SCHEDULE);

    /** kube-controller-manager's pod collector waits 40 s before it deletes pods of a missing node, and looks every 20 s. */
    private static final long ORPHANS_COLLECTED_MILLIS = 60_000;

    private final WorldContext context;
    private final PodLifecycle pods;
    private final SimulatedScheduler scheduler;
    private final Furniture furniture;
    private final Placement placement;
    private final SortedMap<String, SimulatedNode> nodes = new TreeMap<>();
    private @Nullable SimulatedNode[] byHandle = new SimulatedNode[64];
    private final LingeringNodes ghosts = new LingeringNodes();
    private int hidden;
    private List<NodeState> shownNodes = List.of();
    private List<Pod> shownPods = List.of();

    /** What every node gets, and what protects pods. */
    public record Furniture(Daemons daemons, DisruptionBudgets budgets) {}

    /** How nodes are chosen, and how long pods wait for that. */
    public record Scheduling(NodeChoice choice, SimulatedScheduler.Pace pace) {}

    public SimulatedCluster(
            WorldContext context, Placement placement, PodLifecycle pods, Scheduling scheduling, Furniture furniture) {
        this.context = context;
        this.placement = placement;
        this.pods = pods;
        this.furniture = furniture;
        this.scheduler = new SimulatedScheduler(
                context,
                placement,
                new SimulatedScheduler.Search(
                        scheduling.choice(),
                        new Preemption(placement, pods::preempt, furniture.budgets(), this::nodes)),
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
            shownNodes = ghosts.isEmpty() && hidden == 0
                    ? nodes.values().stream().map(SimulatedNode::state).collect(Collectors.toUnmodifiableList())
                    : withGhosts();
        }
        return shownNodes;
    }

    private List<NodeState> withGhosts() {
        var all = new TreeMap<String, NodeState>();
        ghosts.addTo(all);
        for (SimulatedNode node : nodes.values()) {
            if (!node.isHidden()) {
                all.put(node.name(), node.state());
            }
        }
        return List.copyOf(all.values());
    }

    /** One node as Kubernetes shows it now; null when there is no Node object of that name. */
    public @Nullable NodeState nodeState(String name) {
        SimulatedNode node = nodes.get(name);
        return node == null || node.isHidden() ? ghosts.state(name) : node.state();
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

    /** Whether the scheduler would put a pod of the shape of this one on a node, beside what is there. */
    public boolean fits(SimulatedPod pod, SimulatedNode node) {
        return placement.fits(pod.shapeHandle(), node.handle());
    }

    /** A pod that has not ended; null if there is none of that id. */
    public @Nullable SimulatedPod pod(String id) {
        return pods.pod(id);
    }

    /** The instance has booted: its node registers, and is ready once it has begun its life. Returns what it will be then. */
    public Node register(SimulatedInstance instance, NodeLife life) {
        Node shown = NodeObjects.registering(instance, life, context.instant());
        Node lasting = NodeObjects.registering(instance, life.lasting(), context.instant());
        var node = new SimulatedNode(shown, lasting, instance, placement.addNode(shown));
        nodes.put(node.name(), node);
        keep(node);
        context.announce().nodeRegistered(context.now(), node);
        for (Replica replica : furniture.daemons().replicasOn(node.name(), shown.labels())) {
            pods.makeRunning(replica, node);
        }
        context.changed(Part.NODES);
        if (life.isReadyAtOnce()) {
            node.becameReady(context.now());
            context.announce().nodeReady(context.now(), node);
            scheduler.nodeChanged(node.handle());
        } else {
            context.engine().after(life.notReadyMillis(), () -> setReady(node, true));
        }
        for (NodeLife.Startup startup : life.startup()) {
            if (startup.millis() != NodeLife.FOR_EVER) {
                context.engine().after(startup.millis(), () -> removeTaint(node, startup.taint()));
            }
        }
        return lasting;
    }

    /** The node's kubelet reports that it is ready, or nothing is heard of it any more. Harmless when the node is gone. */
    public void setReady(SimulatedNode node, boolean ready) {
        if (!isThere(node) || node.node().status().ready() == ready) {
            return;
        }
        List<Taint> others = NodeObjects.without(node.node().taints(), NodeObjects.NOT_READY.key());
        if (ready) {
            node.becameReady(context.now());
        }
        change(
                node,
                ready ? others : NodeObjects.with(others, NodeObjects.NOT_READY),
                Marks.of(node.node()).ready(ready));
        if (ready) {
            context.announce().nodeReady(context.now(), node);
        } else {
            context.announce().nodeNotReady(context.now(), node);
        }
    }

    private void removeTaint(SimulatedNode node, Taint taint) {
        if (isThere(node) && node.node().taints().contains(taint)) {
            var taints = new ArrayList<>(node.node().taints());
            taints.remove(taint);
            change(node, taints, Marks.of(node.node()));
        }
    }

    /**
     * Somebody deletes the Node object while the machine runs on. Its pods run on too, until they are collected as orphans;
     * nothing new lands there.
     */
    public void hide(SimulatedNode node) {
        if (isThere(node) && !node.isHidden()) {
            node.hide(context.now());
            hidden++;
            List<Taint> others = NodeObjects.without(node.node().taints(), WellKnown.TO_BE_DELETED);
            change(node, NodeObjects.with(others, HIDDEN), Marks.of(node.node()));
            context.engine().after(ORPHANS_COLLECTED_MILLIS, () -> collectOrphans(node));
        }
    }

    private void collectOrphans(SimulatedNode node) {
        if (isThere(node) && node.isHidden()) {
            List<SimulatedPod> orphans = pods.collect(node);
            context.changed(Part.NODES);
            orphans.forEach(pods::comeBack);
            scheduler.nodeGone();
        }
    }

    /** The kubelet registers the machine's Node object anew, without what others had written on it. */
    public void restore(SimulatedNode node) {
        if (isThere(node) && node.isHidden()) {
            node.show();
            hidden--;
            boolean ready = node.node().status().ready();
            List<Taint> lasting = node.lasting().taints();
            change(
                    node,
                    ready ? lasting : NodeObjects.with(lasting, NodeObjects.NOT_READY),
                    new Marks(ready, false, context.instant()));
        }
    }

    @SuppressWarnings("ReferenceEquality") // a later node of that name is another one
    private boolean isThere(SimulatedNode node) {
        return nodes.get(node.name()) == node;
    }

    /**
     * The instance is being shut down: everything on its node ends at once. The Node object, if there is one, goes after it has
     * lingered, not ready, for so long.
     */
    public void instanceEnding(SimulatedInstance instance, long lingerMillis) {
        SimulatedNode node = nodes.remove(instance.nodeName());
        if (node == null) {
            return;
        }
        scheduler.nodeGoing(node.handle());
        List<SimulatedPod> lost = pods.loseAll(node);
        placement.removeNode(node.handle());
        byHandle[node.handle()] = null;
        if (node.isHidden()) {
            hidden--;
        } else if (lingerMillis > 0) {
            leaveGhost(node, lingerMillis);
        }
        context.announce().nodeGone(context.now(), node);
        context.changed(Part.NODES);
        lost.forEach(pods::comeBack);
        scheduler.nodeGone();
    }

    private void leaveGhost(SimulatedNode node, long lingerMillis) {
        ghosts.leave(node);
        if (lingerMillis != NodeLife.FOR_EVER) {
            context.engine().after(lingerMillis, () -> shownDifferently(ghosts.remove(node.name())));
        }
    }

    private void shownDifferently(boolean changed) {
        if (changed) {
            context.changed(Part.NODES);
        }
    }

    private Outcome markGhost(String name, UnaryOperator<List<Taint>> change) {
        boolean marked = ghosts.mark(name, change);
        shownDifferently(marked);
        return marked ? Outcome.DONE : noSuchNode(name);
    }

    /** Asks the Eviction API for a pod. Refused while a budget says no; done already when the pod is gone or on its way. */
    public Outcome evict(String podId) {
        SimulatedPod pod = pods.pod(podId);
        return pod == null ? Outcome.DONE : pods.evict(pod);
    }

    /** Puts a taint on a node; one with the same key and effect is replaced. */
    public Outcome taint(String nodeName, Taint taint) {
        SimulatedNode node = shown(nodeName);
        if (node == null) {
            return markGhost(nodeName, taints -> NodeObjects.with(taints, taint));
        }
        List<Taint> before = node.node().taints();
        if (!before.contains(taint)) {
            change(node, NodeObjects.with(before, taint), Marks.of(node.node()));
        }
        return Outcome.DONE;
    }

    private @Nullable SimulatedNode shown(String name) {
        SimulatedNode node = nodes.get(name);
        return node == null || node.isHidden() ? null : node;
    }

    /** Takes all taints of a key off a node. */
    public Outcome untaint(String nodeName, String key) {
        SimulatedNode node = shown(nodeName);
        if (node == null) {
            return markGhost(nodeName, taints -> NodeObjects.without(taints, key));
        }
        if (node.node().hasTaint(key)) {
            change(node, NodeObjects.without(node.node().taints(), key), Marks.of(node.node()));
        }
        return Outcome.DONE;
    }

    /** Cordons a node, or takes the cordon off. */
    public Outcome cordon(String nodeName, boolean unschedulable) {
        SimulatedNode node = shown(nodeName);
        if (node == null) {
            return noSuchNode(nodeName);
        }
        if (node.node().status().unschedulable() != unschedulable) {
            change(node, node.node().taints(), Marks.of(node.node()).unschedulable(unschedulable));
        }
        return Outcome.DONE;
    }

    private static Outcome noSuchNode(String name) {
        return new Outcome.Refused("no node is called " + name);
    }

    private void change(SimulatedNode node, List<Taint> taints, Marks marks) {
        replace(node, NodeObjects.changed(node.node(), taints, marks));
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

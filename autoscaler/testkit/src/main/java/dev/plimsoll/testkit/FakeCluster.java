package dev.plimsoll.testkit;

import dev.plimsoll.core.loop.Actuator;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A cluster that does at once what it is told and nothing by itself: tests bind pods, let nodes join and move the clock.
 * Every action is noted.
 */
public final class FakeCluster implements Observer, Actuator {

    private final TreeMap<String, NodeGroupState> groups = new TreeMap<>();
    private final TreeMap<String, NodeState> nodes = new TreeMap<>();
    private final List<Pod> pending = new ArrayList<>();
    private final List<PodDisruptionBudget> budgets = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    private Outcome answer = Outcome.DONE;
    private Duration lag = Duration.ZERO;
    private boolean complete = true;
    private boolean launching = true;
    private int launched;
    private int created;

    public FakeCluster(NodeGroup... groups) {
        for (NodeGroup group : groups) {
            this.groups.put(group.name(), new NodeGroupState(group, 0, List.of()));
        }
    }

    /** What was asked for since the last call. */
    public List<Action> takeActions() {
        var taken = List.copyOf(actions);
        actions.clear();
        return taken;
    }

    /** From now on every action ends like this; only those done have an effect. */
    public void answer(Outcome outcome) {
        answer = outcome;
    }

    /** From now on the view is this old. */
    public void lag(Duration age) {
        lag = age;
    }

    /** From now on parts of the view are missing. */
    public void incomplete() {
        complete = false;
    }

    /** From now on a raise changes the desired capacity and launches nothing. */
    public void launchNothing() {
        launching = false;
    }

    /** AWS gave up a launch of the group. */
    public void launchFailed(String group, LaunchFailure failure) {
        NodeGroupState state = group(group);
        var failures = new ArrayList<>(state.condition().launchFailures());
        failures.add(failure);
        var condition = new NodeGroupState.Condition(failures, null, null);
        groups.put(group, new NodeGroupState(state.group(), state.desired(), state.instances(), condition));
    }

    /** Puts our taint, or somebody's, on a node. */
    public void taint(String node, String value) {
        taints(node, List.of(new Taint(WellKnown.TO_BE_DELETED, value, Taint.Effect.NO_SCHEDULE)));
    }

    public void budget(PodDisruptionBudget budget) {
        budgets.add(budget);
    }

    /** Pods that no node has room for. */
    public void pendingPods(PodShape shape, int count, Owner owner) {
        for (int i = 0; i < count; i++) {
            pending.add(new Pod("pod-" + created++, shape, owner, Instant.EPOCH, false));
        }
    }

    /** Binds the pods that wait to a node. */
    public void bindPending(String node) {
        var bound = new ArrayList<>(nodeState(node).pods());
        bound.addAll(pending);
        pending.clear();
        nodes.put(node, new NodeState(nodeState(node).node(), bound));
    }

    /** Ends all pods on a node. */
    public void clear(String node) {
        nodes.put(node, new NodeState(nodeState(node).node(), List.of()));
    }

    /** A node of a group that was there all along, named after its instance. */
    public String addNode(String group, Instant registeredAt) {
        NodeGroupState state = group(group);
        groups.put(group, new NodeGroupState(state.group(), state.desired() + 1, state.instances()));
        launch(group, registeredAt);
        return join(group, registeredAt);
    }

    /** Lets the oldest instance of a group that is no node yet become one. */
    public String join(String group, Instant now) {
        NodeGroupState state = group(group);
        for (Instance instance : state.instances()) {
            if (instance.isLive() && !nodes.containsKey(instance.id())) {
                NodeTemplate template = state.group().templates().stream()
                        .filter(candidate -> candidate.source().zone().equals(instance.zone()))
                        .findFirst()
                        .orElseThrow();
                nodes.put(instance.id(), new NodeState(node(template, instance.id(), now), List.of()));
                return instance.id();
            }
        }
        throw new IllegalStateException("no instance of " + group + " is left to join");
    }

    public void notReady(String node) {
        readiness(node, false);
    }

    public void ready(String node) {
        readiness(node, true);
    }

    private void readiness(String node, boolean ready) {
        status(
                node,
                known -> new Node.Status(
                        ready, known.unschedulable(), known.registeredAt(), known.instanceId(), known.equipment()));
    }

    /** From now on the node names another instance as the one below it, or none (""). */
    public void names(String node, String instance) {
        status(
                node,
                known -> new Node.Status(
                        known.ready(), known.unschedulable(), known.registeredAt(), instance, known.equipment()));
    }

    private void status(String node, UnaryOperator<Node.Status> changed) {
        change(
                node,
                known -> new Node(
                        known.name(),
                        known.labels(),
                        known.taints(),
                        known.allocatable(),
                        changed.apply(known.status()),
                        known.annotations()));
    }

    /** Takes a Node object away; its instance runs on. */
    public void loseNode(String node) {
        nodeState(node);
        nodes.remove(node);
    }

    /** From now on a group can launch nothing, for this reason. */
    public void cannotLaunch(String group, String why) {
        NodeGroupState state = group(group);
        var condition = new NodeGroupState.Condition(state.condition().launchFailures(), why, null);
        groups.put(group, new NodeGroupState(state.group(), state.desired(), state.instances(), condition));
    }

    /** Marks the pods of a node as being deleted. */
    public void terminating(String node) {
        NodeState state = nodeState(node);
        nodes.put(
                node,
                new NodeState(
                        state.node(),
                        state.pods().stream()
                                .map(pod -> new Pod(pod.id(), pod.shape(), pod.owner(), pod.createdAt(), true))
                                .toList()));
    }

    /** Marks the pods of a node as being deleted, which should be over by then. */
    public void terminating(String node, Instant overdueAt) {
        NodeState state = nodeState(node);
        List<Pod> ending = state.pods().stream()
                .map(pod ->
                        new Pod(pod.id(), pod.shape(), pod.owner(), pod.life().endingBy(overdueAt)))
                .toList();
        nodes.put(node, new NodeState(state.node(), ending));
    }

    /** Gives a node these taints in place of those it has. */
    public void taint(String node, Taint... taints) {
        taints(node, List.of(taints));
    }

    /** A group is no longer there, or no longer ours. */
    public void removeGroup(String group) {
        groups.remove(group);
    }

    /** Gives a node this annotation alone. */
    public void annotate(String node, String name, String value) {
        change(
                node,
                known -> new Node(
                        known.name(),
                        known.labels(),
                        known.taints(),
                        known.allocatable(),
                        known.status(),
                        ImmutableMaps.copyOf(Map.of(name, value))));
    }

    /** Ends an instance and its node. */
    public void vanish(String instance) {
        nodes.remove(instance);
        groups.replaceAll((name, state) -> new NodeGroupState(
                state.group(),
                state.desired(),
                state.instances().stream()
                        .filter(other -> !other.id().equals(instance))
                        .toList()));
    }

    public NodeGroupState group(String name) {
        NodeGroupState state = groups.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no group " + name);
        }
        return state;
    }

    @Override
    public Observation observe(Instant now) {
        Instant readAt = now.minus(lag);
        return new Observation(
                new Snapshot<>(List.copyOf(nodes.values()), readAt, complete),
                new Snapshot<>(pending, readAt, complete),
                new Snapshot<>(List.copyOf(groups.values()), readAt, complete),
                new Snapshot<>(budgets, readAt, complete),
                ClusterFacts.NONE);
    }

    @Override
    public Outcome act(Action action, Instant now) {
        actions.add(action);
        if (answer.equals(Outcome.DONE)) {
            apply(action, now);
        }
        return answer;
    }

    private void apply(Action action, Instant now) {
        switch (action) {
            case Action.RaiseDesired raise -> {
                NodeGroupState state = group(raise.group());
                groups.put(
                        raise.group(),
                        new NodeGroupState(state.group(), raise.target(), state.instances(), state.condition()));
                for (int i = state.desired(); launching && i < raise.target(); i++) {
                    launch(raise.group(), now);
                }
            }
            case Action.TaintNode taint -> taint(taint.node(), taint.operation());
            case Action.UntaintNode untaint -> taints(untaint.node(), List.of());
            case Action.EvictPod evict -> {
                NodeState state = nodeState(evict.node());
                nodes.put(
                        evict.node(),
                        new NodeState(
                                state.node(),
                                state.pods().stream()
                                        .filter(pod -> !pod.id().equals(evict.pod()))
                                        .toList()));
            }
            case Action.TerminateInstance terminate -> {
                NodeGroupState state = group(terminate.group());
                groups.put(
                        terminate.group(),
                        new NodeGroupState(
                                state.group(),
                                state.desired() - 1,
                                state.instances().stream()
                                        .map(instance -> instance.id().equals(terminate.instance())
                                                ? new Instance(
                                                        instance.id(),
                                                        instance.zone(),
                                                        Instance.State.TERMINATING,
                                                        instance.launchedAt())
                                                : instance)
                                        .toList()));
            }
        }
    }

    private void launch(String group, Instant now) {
        NodeGroupState state = group(group);
        String zone = state.group()
                .templates()
                .get(state.instances().size() % state.group().templates().size())
                .source()
                .zone();
        var instances = new ArrayList<>(state.instances());
        instances.add(new Instance("i-" + group + "-" + launched++, zone, Instance.State.PENDING, now));
        groups.put(group, new NodeGroupState(state.group(), state.desired(), instances, state.condition()));
    }

    private void taints(String node, List<Taint> taints) {
        change(
                node,
                known -> new Node(
                        known.name(),
                        known.labels(),
                        taints,
                        known.allocatable(),
                        known.status(),
                        known.annotations()));
    }

    private void change(String node, UnaryOperator<Node> change) {
        NodeState state = nodeState(node);
        nodes.put(node, new NodeState(change.apply(state.node()), state.pods()));
    }

    private NodeState nodeState(String node) {
        NodeState state = nodes.get(node);
        if (state == null) {
            throw new IllegalArgumentException("no node " + node);
        }
        return state;
    }

    private static Node node(NodeTemplate template, String name, Instant now) {
        Node fresh = template.freshNode(name);
        return new Node(
                name, fresh.labels(), fresh.taints(), fresh.allocatable(), new Node.Status(true, false, now, name));
    }
}

package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.cluster.SimulatedCluster;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import dev.plimsoll.simulator.world.state.WorldContext;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The cluster as it is at this moment: everything is current and complete, and what is asked happens at once or is refused. */
public final class DirectApiDoor implements ApiDoor {

    private final WorldContext context;
    private final SimulatedCluster cluster;
    private final DoorListeners listeners;

    public DirectApiDoor(WorldContext context, SimulatedCluster cluster, DoorListeners listeners) {
        this.context = context;
        this.cluster = cluster;
        this.listeners = listeners;
    }

    @Override
    public Snapshot<NodeState> nodes(Instant now) {
        return new Snapshot<>(cluster.nodeStates(), now, true);
    }

    @Override
    public Snapshot<Pod> unschedulablePods(Instant now) {
        return new Snapshot<>(cluster.unschedulablePods(), now, true);
    }

    @Override
    public Snapshot<PodDisruptionBudget> budgets(Instant now) {
        return new Snapshot<>(cluster.budgets(), now, true);
    }

    @Override
    public Outcome taint(String node, Taint taint) {
        tell(node, seen -> listeners.tell(listener -> listener.tainting(context.now(), seen, taint)));
        return cluster.taint(node, taint);
    }

    @Override
    public Outcome untaint(String node, String key) {
        tell(node, seen -> listeners.tell(listener -> listener.untainting(context.now(), seen, key)));
        return cluster.untaint(node, key);
    }

    private void tell(String node, Consumer<SimulatedNode> happening) {
        SimulatedNode seen = cluster.node(node);
        if (seen != null) {
            happening.accept(seen);
        }
    }

    @Override
    public Outcome evict(String id) {
        SimulatedPod pod = cluster.pod(id);
        if (pod != null) {
            listeners.tell(listener -> listener.evicting(context.now(), pod));
        }
        return cluster.evict(id);
    }

    @Override
    public @Nullable String reasonToKeep(String name, String instance, String taintKey) {
        NodeState state = cluster.nodeState(name);
        if (state == null) {
            return "node " + name + " is gone";
        }
        Node node = state.node();
        if (!node.status().instanceId().equals(instance)) {
            return "node " + name + " is on instance \"" + node.status().instanceId() + "\", not on " + instance;
        }
        if (!node.hasTaint(taintKey)) {
            return "node " + name + " does not bear our taint";
        }
        for (Pod pod : state.pods()) {
            if (!pod.owner().kind().isPartOfTheNode()) {
                return "pod " + pod.id() + " is on node " + name;
            }
        }
        return null;
    }
}

package dev.plimsoll.simulator.world.cluster;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.world.cluster.NodeObjects.Marks;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Node objects that outlive their instances: not ready, without pods, and open to whoever writes taints. */
final class LingeringNodes {

    private final SortedMap<String, NodeState> ghosts = new TreeMap<>();

    boolean isEmpty() {
        return ghosts.isEmpty();
    }

    void addTo(SortedMap<String, NodeState> all) {
        all.putAll(ghosts);
    }

    /** Null when none of that name is left over. */
    @Nullable
    NodeState state(String name) {
        return ghosts.get(name);
    }

    void leave(SimulatedNode node) {
        Node old = node.node();
        Node silent = NodeObjects.changed(
                old,
                NodeObjects.with(old.taints(), NodeObjects.NOT_READY),
                Marks.of(old).ready(false));
        ghosts.put(node.name(), new NodeState(silent, List.of()));
    }

    /** False when there is none of that name. */
    boolean mark(String name, UnaryOperator<List<Taint>> change) {
        NodeState marked = ghosts.computeIfPresent(name, (same, ghost) -> {
            Node node = ghost.node();
            Node changed = NodeObjects.changed(node, change.apply(node.taints()), Marks.of(node));
            return new NodeState(changed, List.of());
        });
        return marked != null;
    }

    /** False when there is none of that name. */
    boolean remove(String name) {
        return ghosts.remove(name) != null;
    }
}

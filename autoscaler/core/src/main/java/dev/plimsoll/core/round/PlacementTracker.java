package dev.plimsoll.core.round;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps one placement in step with observations: only nodes that changed since the last one, told by identity, are taken
 * off and put on again. A memo, not a memory: forgetting it changes no decision, for node handles never order anything.
 */
public final class PlacementTracker {

    /** A placement forgets no shape, and each pod of a Job may have labels of its own: beyond these it is made anew. */
    private static final int SHAPES_TO_SPARE = 10_000;

    private ClusterFacts facts = ClusterFacts.NONE;
    private Placement placement = new Placement(facts);
    private List<PlacedNode> placed = List.of();
    private List<NodeState> lastNodes = List.of();
    private List<NodeGroupState> lastGroups = List.of();
    private Ownership ownership = new Ownership(List.of(), List.of());
    private boolean fleetChanged;
    private int shapesAtFirst;

    public Placement placement() {
        return placement;
    }

    /** Takes over what is observed, and shows it. */
    @SuppressWarnings("ReferenceEquality") // identity is how unchanged parts are told
    public ClusterView view(Observation seen, Instant now) {
        if (seen.facts() != facts) {
            learn(seen.facts());
        }
        if (placement.shapesRemembered() > 2 * shapesAtFirst + SHAPES_TO_SPARE) {
            beginAnew();
        }
        if (seen.nodes().items() != lastNodes) {
            boolean fresh = placed.isEmpty();
            lastNodes = seen.nodes().items();
            follow(lastNodes);
            shapesAtFirst = fresh ? placement.shapesRemembered() : shapesAtFirst;
        }
        if (fleetChanged || seen.groups().items() != lastGroups) {
            lastGroups = seen.groups().items();
            ownership = new Ownership(lastGroups, placed);
            fleetChanged = false;
        }
        return new ClusterView(seen, placement, placed, ownership, now);
    }

    /** Namespaces and storage decide where pods fit, so that nothing placed before holds any more. */
    private void learn(ClusterFacts changed) {
        boolean same = changed.equals(facts);
        facts = changed;
        if (!same) {
            beginAnew();
        }
    }

    private void beginAnew() {
        placement = new Placement(facts);
        placed = List.of();
        lastNodes = List.of();
        fleetChanged = true;
    }

    /** Walks the old nodes and the new side by side, both in the order of names. */
    private void follow(List<NodeState> nodes) {
        var next = new ArrayList<PlacedNode>(nodes.size());
        int old = 0;
        for (NodeState state : nodes) {
            String name = state.node().name();
            while (old < placed.size() && placed.get(old).name().compareTo(name) < 0) {
                remove(placed.get(old++));
            }
            boolean known = old < placed.size() && placed.get(old).name().equals(name);
            next.add(known ? update(placed.get(old++), state) : add(state));
        }
        while (old < placed.size()) {
            remove(placed.get(old++));
        }
        placed = next;
    }

    private void remove(PlacedNode gone) {
        placement.removeNode(gone.handle());
        fleetChanged = true;
    }

    private PlacedNode add(NodeState state) {
        fleetChanged = true;
        return bound(state, placement.addNode(state.node()));
    }

    @SuppressWarnings("ReferenceEquality") // identity is how unchanged parts are told
    private PlacedNode update(PlacedNode known, NodeState state) {
        if (known.state() == state) {
            return known;
        }
        if (!known.state().node().equals(state.node())) {
            remove(known);
            return add(state);
        }
        for (Pod pod : known.state().pods()) {
            placement.unbind(shape(pod), known.handle());
        }
        return bound(state, known.handle());
    }

    private PlacedNode bound(NodeState state, int handle) {
        for (Pod pod : state.pods()) {
            placement.bindRunning(shape(pod), handle, 1);
        }
        return new PlacedNode(state, handle);
    }

    private int shape(Pod pod) {
        int shape = placement.shape(pod.shape());
        return pod.terminating() ? placement.terminating(shape) : shape;
    }
}

package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A node of the simulated cluster, the instance below it and the pods on it. */
public final class SimulatedNode {

    private final SimulatedInstance instance;
    private final List<SimulatedPod> pods = new ArrayList<>();
    private Node node;
    private int handle;
    private @Nullable NodeState shown;

    SimulatedNode(Node node, SimulatedInstance instance, int handle) {
        this.node = node;
        this.instance = instance;
        this.handle = handle;
    }

    public String name() {
        return node.name();
    }

    /** As Kubernetes shows it now. */
    public Node node() {
        return node;
    }

    public SimulatedInstance instance() {
        return instance;
    }

    /** What is on it, in the order of binding; a live view. */
    public List<SimulatedPod> pods() {
        return Collections.unmodifiableList(pods);
    }

    /** Whether any of its pods was told to end. */
    boolean someAreLeaving() {
        for (SimulatedPod pod : pods) {
            if (pod.phase() == SimulatedPod.Phase.TERMINATING) {
                return true;
            }
        }
        return false;
    }

    /** Its number in the scheduler's placement. */
    int handle() {
        return handle;
    }

    void add(SimulatedPod pod) {
        pods.add(pod);
        shown = null;
    }

    @SuppressWarnings("ReferenceEquality") // pods are themselves and no other
    void remove(SimulatedPod pod) {
        for (int i = pods.size() - 1; i >= 0; i--) {
            if (pods.get(i) == pod) {
                pods.remove(i);
                shown = null;
                return;
            }
        }
        throw new IllegalStateException("pod " + pod.id() + " is not on node " + name());
    }

    /** One of its pods shows something else than before. */
    void podChanged() {
        shown = null;
    }

    void become(Node changed, int newHandle) {
        node = changed;
        handle = newHandle;
        shown = null;
    }

    /** The node with its pods; the same object as long as neither changes. */
    public NodeState state() {
        NodeState state = shown;
        if (state == null) {
            Pod[] bound = new Pod[pods.size()];
            for (int i = 0; i < bound.length; i++) {
                bound[i] = pods.get(i).pod();
            }
            state = new NodeState(node, List.of(bound));
            shown = state;
        }
        return state;
    }
}

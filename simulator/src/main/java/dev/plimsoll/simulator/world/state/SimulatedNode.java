package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node of the simulated cluster, the instance below it and the pods on it. */
public final class SimulatedNode {

    private final SimulatedInstance instance;
    private final List<SimulatedPod> pods = new ArrayList<>();
    private final Node lasting;
    private Node node;
    private int handle;
    private @Nullable NodeState shown;
    private final Set<PodShape> pulled = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean hidden;
    private long hiddenMillis = SimulatedInstance.NEVER;
    private long readyMillis = SimulatedInstance.NEVER;

    /** As it registers, and what of that its kubelet writes again whenever it registers anew. */
    public SimulatedNode(Node node, Node lasting, SimulatedInstance instance, int handle) {
        this.node = node;
        this.lasting = lasting;
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

    /** What its kubelet writes when it registers: nothing that others do. */
    public Node lasting() {
        return lasting;
    }

    public SimulatedInstance instance() {
        return instance;
    }

    /** What is on it, in the order of binding; a live view. */
    public List<SimulatedPod> pods() {
        return Collections.unmodifiableList(pods);
    }

    /** Whether its Node object is gone although the machine and what runs on it are there. */
    public boolean isHidden() {
        return hidden;
    }

    public void hide(long nowMillis) {
        hidden = true;
        hiddenMillis = nowMillis;
    }

    public void show() {
        hidden = false;
    }

    /** When its Node object went last; {@link SimulatedInstance#NEVER} if it never did. */
    public long hiddenMillis() {
        return hiddenMillis;
    }

    /** When it was first ready; {@link SimulatedInstance#NEVER} if it never was. */
    public long readyMillis() {
        return readyMillis;
    }

    public void becameReady(long nowMillis) {
        if (readyMillis == SimulatedInstance.NEVER) {
            readyMillis = nowMillis;
        }
    }

    /** Whether any of its pods was told to end. */
    public boolean someAreLeaving() {
        for (SimulatedPod pod : pods) {
            if (pod.phase() == SimulatedPod.Phase.TERMINATING) {
                return true;
            }
        }
        return false;
    }

    /** Whether the image of a shape's pods is not on the node yet; from now on it is. */
    public boolean pullsFirst(PodShape shape) {
        return pulled.add(shape);
    }

    /** Its number in the scheduler's placement. */
    public int handle() {
        return handle;
    }

    public void add(SimulatedPod pod) {
        pods.add(pod);
        shown = null;
    }

    @SuppressWarnings("ReferenceEquality") // pods are themselves and no other
    public void remove(SimulatedPod pod) {
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
    public void podChanged() {
        shown = null;
    }

    public void become(Node changed, int newHandle) {
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

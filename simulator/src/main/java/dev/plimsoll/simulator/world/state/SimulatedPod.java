package dev.plimsoll.simulator.world.state;

import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import org.jspecify.annotations.Nullable;

/** One pod from its creation to its end. A pod that comes back after an eviction is another one, of the same replica. */
public final class SimulatedPod {

    /** Where a pod is in its life. */
    public enum Phase {
        PENDING,
        BOUND,
        RUNNING,
        TERMINATING,
        ENDED
    }

    private final Replica replica;
    private final long createdMillis;
    private int shapeHandle;
    private Pod pod;
    private Phase phase = Phase.PENDING;
    private @Nullable SimulatedNode node;

    /** Its place in the queue of pending pods of its shape; null at either end, and when it is not queued. */
    @Nullable
    public SimulatedPod previousInQueue;

    @Nullable
    public SimulatedPod nextInQueue;

    /** Its number in that queue, growing from the first to the last. */
    public long turn;

    /** The order of creation among all pods. */
    public final long arrival;

    public SimulatedPod(Pod pod, Replica replica, int shapeHandle, long arrival) {
        this.pod = pod;
        this.replica = replica;
        this.shapeHandle = shapeHandle;
        this.arrival = arrival;
        this.createdMillis = pod.createdAt().toEpochMilli();
    }

    /** As Kubernetes shows it; a new object whenever what it shows changes. */
    public Pod pod() {
        return pod;
    }

    public String id() {
        return pod.id();
    }

    public PodShape shape() {
        return pod.shape();
    }

    public Owner owner() {
        return pod.owner();
    }

    public Phase phase() {
        return phase;
    }

    /** When it began to wait, in milliseconds since 1970. */
    public long createdMillis() {
        return createdMillis;
    }

    /** The node it was bound to, even after it ended; null if it never was. */
    public @Nullable SimulatedNode node() {
        return node;
    }

    /** Whether it comes and goes with its node, neither waits nor counts as evicted. */
    public boolean isDaemon() {
        return pod.owner().kind() == Owner.Kind.DAEMON_SET;
    }

    /** What wants it, and goes on wanting it when it is evicted. */
    public Replica replica() {
        return replica;
    }

    public int shapeHandle() {
        return shapeHandle;
    }

    /** It is told by another shape from now on. */
    public void reshape(PodShape changed, int changedHandle) {
        pod = new Pod(pod.id(), changed, pod.owner(), pod.life());
        shapeHandle = changedHandle;
    }

    public void bindTo(SimulatedNode target) {
        node = target;
        phase = Phase.BOUND;
        replica.placed();
    }

    public void enter(Phase next) {
        phase = next;
        if (next == Phase.TERMINATING) {
            pod = new Pod(pod.id(), pod.shape(), pod.owner(), pod.life().endingBy(Mobility.FOREVER));
        }
    }
}

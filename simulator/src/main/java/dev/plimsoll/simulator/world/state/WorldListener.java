package dev.plimsoll.simulator.world.state;

/**
 * Is told everything that truly happens in a world, at the moment it happens (milliseconds since 1970). DaemonSet pods are
 * created, bound and running at once when their node registers.
 */
public interface WorldListener {

    default void podCreated(long nowMillis, SimulatedPod pod) {}

    /** The scheduler found for the first time that it fits nowhere. */
    default void podUnschedulable(long nowMillis, SimulatedPod pod) {}

    default void podBound(long nowMillis, SimulatedPod pod, SimulatedNode node) {}

    default void podRunning(long nowMillis, SimulatedPod pod) {}

    /** The Eviction API agreed, or the pod gives way to one of higher priority; it ends after its grace. */
    default void podEvicted(long nowMillis, SimulatedPod pod) {}

    /** The pod holds nothing any more; {@link SimulatedPod#node()} still tells where it was. */
    default void podEnded(long nowMillis, SimulatedPod pod, PodEnd end) {}

    /** A Node object appears; its DaemonSets' pods follow. It may not be ready yet. */
    default void nodeRegistered(long nowMillis, SimulatedNode node) {}

    /** From now on pods may land there, taints aside. */
    default void nodeReady(long nowMillis, SimulatedNode node) {}

    /** It is there and takes no pods until it is ready again. */
    default void nodeNotReady(long nowMillis, SimulatedNode node) {}

    /** The taints of a node, or its cordon, changed. */
    default void nodeMarked(long nowMillis, SimulatedNode node) {}

    /** The node is gone; all its pods ended before. */
    default void nodeGone(long nowMillis, SimulatedNode node) {}

    default void desiredChanged(long nowMillis, String group, int before, int after) {}

    default void instanceLaunched(long nowMillis, SimulatedInstance instance) {}

    /** From now on it costs money. */
    default void instanceRunning(long nowMillis, SimulatedInstance instance) {}

    /** Somebody asked for its end; it costs money until it is terminated. */
    default void instanceTerminating(long nowMillis, SimulatedInstance instance) {}

    default void instanceTerminated(long nowMillis, SimulatedInstance instance) {}

    /** The run is over; what still runs is billed until now. */
    default void finished(long nowMillis) {}
}

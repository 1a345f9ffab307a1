package dev.plimsoll.simulator.world.door;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All that an autoscaler sees of the simulated API server and does to it; faults come between by decorating this. */
public interface ApiDoor {

    /** All nodes in the order of names, with their pods. */
    Snapshot<NodeState> nodes(Instant now);

    /** The pods that the scheduler found to fit nowhere, in the order of arrival. */
    Snapshot<Pod> unschedulablePods(Instant now);

    Snapshot<PodDisruptionBudget> budgets(Instant now);

    /** Puts a taint on a node; one with the same key and effect is replaced. */
    Outcome taint(String node, Taint taint);

    /** Takes all taints of a key off a node. */
    Outcome untaint(String node, String key);

    /** Asks the Eviction API for a pod. */
    Outcome evict(String pod);

    /**
     * A last look at a node, live: why the instance below it must not be ended; null when it may: the node is on it, bears
     * a taint of this key, and nothing runs there but what is part of it.
     */
    @Nullable
    String reasonToKeep(String node, String instance, String taintKey);
}

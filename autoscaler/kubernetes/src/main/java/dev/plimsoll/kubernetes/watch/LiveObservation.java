package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Snapshot;

/**
 * What is known of the cluster at one moment: nodes in the order of names with their bound, unfinished pods; pods that the
 * scheduler found no node for, in the order of arrival; budgets in the order of namespaces and names; the facts, as old as the
 * nodes; and the pod that each DaemonSet would put on a new node, in the order of names. What did not change is the same object
 * as before.
 */
public record LiveObservation(
        Snapshot<NodeState> nodes,
        Snapshot<Pod> unschedulablePods,
        Snapshot<PodDisruptionBudget> budgets,
        ClusterFacts facts,
        Snapshot<PodShape> daemonPods) {}

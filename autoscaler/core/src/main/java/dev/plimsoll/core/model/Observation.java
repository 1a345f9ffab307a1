package dev.plimsoll.core.model;

/**
 * What is known of the cluster at one moment, each part with its own age. Nodes are in the order of names, unschedulable
 * pods in the order of arrival, groups in the order of names. The facts are as old as the nodes.
 */
public record Observation(
        Snapshot<NodeState> nodes,
        Snapshot<Pod> unschedulablePods,
        Snapshot<NodeGroupState> groups,
        Snapshot<PodDisruptionBudget> budgets,
        ClusterFacts facts) {}

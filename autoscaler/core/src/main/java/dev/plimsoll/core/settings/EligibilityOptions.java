package dev.plimsoll.core.settings;

/**
 * Below which share of its cpu or memory (of its GPUs, if it has any) being requested a node may go, what of that is not counted,
 * whether nodes that are not ready may go, and whether do-not-disrupt and the marks of node-pool updates on nodes are honoured.
 */
public record EligibilityOptions(
        Thresholds thresholds,
        boolean ignoreDaemonSets,
        boolean ignoreStaticPods,
        boolean unreadyNodes,
        boolean otherMarks) {

    /** What cluster-autoscaler keeps by default, and more. */
    public static final EligibilityOptions PLIMSOLL = new EligibilityOptions(Thresholds.HALF, false, false, true, true);

    /** The defaults of cluster-autoscaler. */
    public static final EligibilityOptions CLUSTER_AUTOSCALER =
            new EligibilityOptions(Thresholds.HALF, false, false, true, false);

    /** Shares of what pods may request. */
    public record Thresholds(double cpuOrMemory, double gpu) {

        static final Thresholds HALF = new Thresholds(0.5, 0.5);
    }
}

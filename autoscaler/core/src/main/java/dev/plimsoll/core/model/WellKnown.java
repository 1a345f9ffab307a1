package dev.plimsoll.core.model;

/** Labels and taints with a meaning of their own in Kubernetes, on AWS or to Plimsoll. */
public final class WellKnown {

    public static final String ZONE = "topology.kubernetes.io/zone";
    public static final String REGION = "topology.kubernetes.io/region";
    public static final String ZONE_BETA = "failure-domain.beta.kubernetes.io/zone";
    public static final String REGION_BETA = "failure-domain.beta.kubernetes.io/region";
    public static final String HOSTNAME = "kubernetes.io/hostname";
    public static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";
    public static final String INSTANCE_TYPE_BETA = "beta.kubernetes.io/instance-type";
    public static final String ARCHITECTURE = "kubernetes.io/arch";
    public static final String ARCHITECTURE_BETA = "beta.kubernetes.io/arch";
    public static final String OPERATING_SYSTEM = "kubernetes.io/os";
    public static final String OPERATING_SYSTEM_BETA = "beta.kubernetes.io/os";

    /** The zone in the words of the driver that attaches EBS volumes. */
    public static final String EBS_ZONE = "topology.ebs.csi.aws.com/zone";

    /** The taint that goes with a cordon. */
    public static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

    /** The taint on a node whose kubelet has fallen silent, so that nobody is there to end its pods. */
    public static final String UNREACHABLE = "node.kubernetes.io/unreachable";

    /** The taint on a node that is being drained; honoured by whoever knows cluster-autoscaler. */
    public static final String TO_BE_DELETED = "ToBeDeletedByClusterAutoscaler";

    /** The mild taint on a node that will be drained if it stays unneeded; its value is unix seconds. */
    public static final String DELETION_CANDIDATE = "DeletionCandidateOfClusterAutoscaler";

    /** The taint of a node that a node-pool update is about to replace. */
    public static final String DECOMMISSION_PENDING = "decommission-pending";

    /** The label that says how far a node-pool update has come with a node. */
    public static final String LIFECYCLE_STATUS = "lifecycle-status";

    /** What the annotations of cluster-autoscaler begin with. */
    public static final String AUTOSCALER = "cluster-autoscaler.kubernetes.io/";

    /** On a node, "true": it is not given back. */
    public static final String SCALE_DOWN_DISABLED = AUTOSCALER + "scale-down-disabled";

    /** What annotations begin with that hold up the end of a node until they are off. */
    public static final String DELAY_DELETION = "delay-deletion." + AUTOSCALER;

    /** On a node "true", on a pod "true" or a duration: it is not disrupted. */
    public static final String DO_NOT_DISRUPT = "karpenter.sh/do-not-disrupt";

    private WellKnown() {}

    /** Whether a node's annotation of this name says something about giving the node back. */
    public static boolean saysWhetherNodesMayGo(String annotation) {
        return annotation.equals(SCALE_DOWN_DISABLED)
                || annotation.equals(DO_NOT_DISRUPT)
                || annotation.startsWith(DELAY_DELETION);
    }
}

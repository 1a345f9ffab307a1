package dev.plimsoll.core.model;

/** Labels and taints with a meaning of their own in Kubernetes, on AWS or to Plimsoll. */
public final class WellKnown {

    public static final String ZONE = "topology.kubernetes.io/zone";
    public static final String REGION = "topology.kubernetes.io/region";
    public static final String ZONE_BETA = "failure-domain.beta.kubernetes.io/zone";
    public static final String REGION_BETA = "failure-domain.beta.kubernetes.io/region";
    public static final String HOSTNAME = "kubernetes.io/hostname";
    public static final String INSTANCE_TYPE = "node.kubernetes.io/instance-type";
    public static final String ARCHITECTURE = "kubernetes.io/arch";

    /** The taint that goes with a cordon. */
    public static final String UNSCHEDULABLE = "node.kubernetes.io/unschedulable";

    /** The taint on a node that is being drained; honoured by whoever knows cluster-autoscaler. */
    public static final String TO_BE_DELETED = "ToBeDeletedByClusterAutoscaler";

    private WellKnown() {}
}

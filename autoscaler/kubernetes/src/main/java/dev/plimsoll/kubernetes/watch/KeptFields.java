package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.api.KeptParts;

/**
 * Which fields of each kind of object are read. What says how a container runs, what managers own, and texts longer than any
 * that is read are left on the wire.
 */
final class KeptFields {

    /** No annotation that is read is as long. */
    private static final int LONGEST_ANNOTATION = 2048;

    private static final KeptParts METADATA = KeptParts.allBut(
                    "managedFields", "finalizers", "generateName", "selfLink")
            .with("annotations", KeptParts.shorterThan(LONGEST_ANNOTATION));

    private static final KeptParts CONTAINER =
            KeptParts.only("name", "image", "ports", "resources", "restartPolicy", "restartPolicyRules");

    private static final KeptParts CONTAINER_STATUS = KeptParts.only("name", "resources", "allocatedResources");

    private static final KeptParts POD_SPEC = KeptParts.allBut(
                    "ephemeralContainers", "hostAliases", "dnsConfig", "imagePullSecrets", "securityContext")
            .with("containers", CONTAINER)
            .with("initContainers", CONTAINER)
            .with("volumes", KeptParts.allBut("configMap", "secret", "projected", "downwardAPI"));

    private static final KeptParts CONDITIONS = KeptParts.allBut("message", "lastProbeTime");

    private static final KeptParts POD_STATUS = KeptParts.allBut(
                    "ephemeralContainerStatuses", "podIPs", "hostIPs", "message")
            .with("conditions", CONDITIONS)
            .with("containerStatuses", CONTAINER_STATUS)
            .with("initContainerStatuses", CONTAINER_STATUS);

    private static final KeptParts NODE_STATUS = KeptParts.allBut(
                    "addresses", "daemonEndpoints", "config", "volumesInUse", "volumesAttached", "runtimeHandlers")
            .with("conditions", CONDITIONS);

    private static final KeptParts TEMPLATE = KeptParts.only()
            .with(
                    "metadata",
                    KeptParts.only("labels", "annotations")
                            .with("annotations", KeptParts.shorterThan(LONGEST_ANNOTATION)))
            .with("spec", POD_SPEC);

    /** What a controller selects, and whether it has pods at all. */
    private static final KeptParts CONTROLLER_SPEC = KeptParts.only("selector", "replicas");

    private KeptFields() {}

    static KeptParts of(Kind kind) {
        KeptParts whole = KeptParts.ALL.with("metadata", METADATA);
        return switch (kind) {
            case NODES -> whole.with("status", NODE_STATUS);
            case PODS -> whole.with("spec", POD_SPEC).with("status", POD_STATUS);
            case SERVICES -> whole.with("spec", KeptParts.only("selector")).with("status", KeptParts.only());
            case REPLICATION_CONTROLLERS, REPLICA_SETS, STATEFUL_SETS ->
                whole.with("spec", CONTROLLER_SPEC).with("status", KeptParts.only("replicas"));
            case DAEMON_SETS ->
                whole.with("spec", KeptParts.only("selector", "updateStrategy").with("template", TEMPLATE))
                        .with("status", KeptParts.only());
            case JOBS -> whole.with("spec", KeptParts.only()).with("status", KeptParts.only());
            case POD_DISRUPTION_BUDGETS -> whole.with("status", KeptParts.allBut("disruptedPods", "conditions"));
            case NAMESPACES,
                    PERSISTENT_VOLUMES,
                    PERSISTENT_VOLUME_CLAIMS,
                    STORAGE_CLASSES,
                    CSI_NODES,
                    CSI_DRIVERS,
                    CSI_STORAGE_CAPACITIES,
                    VOLUME_ATTACHMENTS -> whole;
        };
    }
}

package dev.plimsoll.kubernetes.watch;

import dev.plimsoll.kubernetes.api.Fields;

/**
 * Which fields of each kind of object are read. What says how a container runs, what managers own, and texts longer than any
 * that is read are left on the wire.
 */
final class KeptFields {

    /** No annotation that is read is as long. */
    private static final int LONGEST_ANNOTATION = 2048;

    private static final Fields METADATA = Fields.allBut(
                    "managedFields", "finalizers", "generateName", "selfLink")
            .with("annotations", Fields.shorterThan(LONGEST_ANNOTATION));

    private static final Fields CONTAINER = Fields.only(
            "name", "image", "ports", "resources", "restartPolicy", "restartPolicyRules");

    private static final Fields CONTAINER_STATUS = Fields.only("name", "resources", "allocatedResources", "restartCount");

    private static final Fields POD_SPEC = Fields.allBut(
                    "ephemeralContainers", "hostAliases", "dnsConfig", "imagePullSecrets", "securityContext")
            .with("containers", CONTAINER)
            .with("initContainers", CONTAINER)
            .with("volumes", Fields.allBut("configMap", "secret", "projected", "downwardAPI"));

    private static final Fields CONDITIONS = Fields.allBut("message", "lastProbeTime");

    private static final Fields POD_STATUS = Fields.allBut(
                    "ephemeralContainerStatuses", "podIPs", "hostIPs", "message")
            .with("conditions", CONDITIONS)
            .with("containerStatuses", CONTAINER_STATUS)
            .with("initContainerStatuses", CONTAINER_STATUS);

    private static final Fields NODE_STATUS = Fields.allBut(
                    "addresses", "daemonEndpoints", "config", "volumesInUse", "volumesAttached", "runtimeHandlers")
            .with("conditions", CONDITIONS);

    private static final Fields TEMPLATE = Fields.only()
            .with("metadata", Fields.only("labels", "annotations").with("annotations", Fields.shorterThan(LONGEST_ANNOTATION)))
            .with("spec", POD_SPEC);

    /** What a controller selects, and whether it has pods at all. */
    private static final Fields CONTROLLER_SPEC = Fields.only("selector", "replicas");

    private KeptFields() {}

    static Fields of(Kind kind) {
        Fields whole = Fields.ALL.with("metadata", METADATA);
        return switch (kind) {
            case NODES -> whole.with("status", NODE_STATUS);
            case PODS -> whole.with("spec", POD_SPEC).with("status", POD_STATUS);
            case SERVICES -> whole.with("spec", Fields.only("selector")).with("status", Fields.only());
            case REPLICATION_CONTROLLERS, REPLICA_SETS, STATEFUL_SETS ->
                whole.with("spec", CONTROLLER_SPEC).with("status", Fields.only("replicas"));
            case DAEMON_SETS ->
                whole.with("spec", Fields.only("selector", "updateStrategy").with("template", TEMPLATE))
                        .with("status", Fields.only());
            case POD_DISRUPTION_BUDGETS ->
                whole.with("status", Fields.allBut("disruptedPods", "conditions"));
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

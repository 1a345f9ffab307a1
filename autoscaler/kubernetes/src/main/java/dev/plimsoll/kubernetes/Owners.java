package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Owner;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;

/** Who makes a pod again. */
final class Owners {

    private static final String TEMPLATE_HASH = "pod-template-hash";

    private static final String MIRROR = "kubernetes.io/config.mirror";

    private Owners() {}

    /** By the controller: its namespace and name, and of a ReplicaSet the Deployment's. Static pods are part of their node. */
    static Owner of(Pod pod) {
        OwnerReference controller = Kinds.controllerOf(pod);
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        if (annotations != null && annotations.containsKey(MIRROR)) {
            return new Owner(Owner.Kind.DAEMON_SET, controller == null ? "" : controller.getName());
        }
        if (controller == null) {
            return Owner.NOBODY;
        }
        Owner.Kind kind = switch (controller.getKind()) {
            case "DaemonSet", "Node" -> Owner.Kind.DAEMON_SET;
            case "StatefulSet" -> Owner.Kind.STATEFUL_SET;
            case "Job" -> Owner.Kind.JOB;
            default -> Owner.Kind.DEPLOYMENT;
        };
        return new Owner(kind, pod.getMetadata().getNamespace() + "/" + name(controller, pod));
    }

    private static String name(OwnerReference controller, Pod pod) {
        String name = controller.getName();
        Map<String, String> labels = pod.getMetadata().getLabels();
        String hash = labels == null ? null : labels.get(TEMPLATE_HASH);
        return hash != null && controller.getKind().equals("ReplicaSet") && name.endsWith("-" + hash)
                ? name.substring(0, name.length() - hash.length() - 1)
                : name;
    }
}

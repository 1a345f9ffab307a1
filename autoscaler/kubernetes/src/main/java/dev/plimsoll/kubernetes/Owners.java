package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.WellKnown;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who makes a pod again, read as cluster-autoscaler 1.36 does (simulator/drainability/rules/replicacount). */
final class Owners {

    private static final String TEMPLATE_HASH = "pod-template-hash";

    private static final String MIRROR = "kubernetes.io/config.mirror";

    private static final String DAEMON_SET_POD = WellKnown.AUTOSCALER + "daemonset-pod";

    private static final String DAEMON_SET = "DaemonSet";

    private static final String APPS = "apps";

    private Owners() {}

    /** By the controller: its namespace and name, and of a ReplicaSet the Deployment's. */
    static Owner of(Pod pod, Controllers controllers) {
        OwnerReference controller = Kinds.controllerOf(pod);
        Map<String, String> annotations =
                Objects.requireNonNullElse(pod.getMetadata().getAnnotations(), Map.of());
        boolean passesForDaemon = "true".equals(annotations.get(DAEMON_SET_POD));
        if (annotations.containsKey(MIRROR)) {
            String made = controller == null ? "" : controller.getKind();
            return new Owner(
                    Owner.Kind.STATIC,
                    controller == null ? "" : controller.getName(),
                    new Owner.Controller(passesForDaemon ? DAEMON_SET : made, "", true, null));
        }
        if (controller == null) {
            return passesForDaemon ? new Owner(Owner.Kind.DAEMON_SET, "") : Owner.NOBODY;
        }
        String namespace = pod.getMetadata().getNamespace();
        Owner.Kind kind = passesForDaemon ? Owner.Kind.DAEMON_SET : kind(controller);
        Controllers.Type type = lookedUp(controller, kind);
        return new Owner(
                kind,
                namespace + "/" + name(controller, pod),
                type == null
                        ? new Owner.Controller(controller.getKind(), "", true, null)
                        : controllers.of(type, namespace + "/" + controller.getName()));
    }

    private static Owner.Kind kind(OwnerReference controller) {
        return switch (controller.getKind()) {
            case DAEMON_SET -> Owner.Kind.DAEMON_SET;
            case "StatefulSet" -> Owner.Kind.STATEFUL_SET;
            case "Job" -> Owner.Kind.JOB;
            case "ReplicaSet" -> Owner.Kind.DEPLOYMENT;
            case "ReplicationController" -> Owner.Kind.REPLICATION_CONTROLLER;
            default -> Owner.Kind.CUSTOM;
        };
    }

    /**
     * Whether it is looked up that the controller is there: others have DaemonSets and StatefulSets of their own, and nothing
     * is known of a reference whose version makes no sense.
     */
    private static Controllers.@Nullable Type lookedUp(OwnerReference controller, Owner.Kind kind) {
        String version = Objects.requireNonNullElse(controller.getApiVersion(), "");
        if (version.indexOf('/') != version.lastIndexOf('/')) {
            return null;
        }
        boolean ofApps = version.startsWith(APPS + "/");
        if (kind == Owner.Kind.DAEMON_SET) {
            return switch (controller.getKind()) {
                case "ReplicationController" -> Controllers.Type.REPLICATION_CONTROLLER;
                case DAEMON_SET -> ofApps ? Controllers.Type.DAEMON_SET : null;
                default -> null;
            };
        }
        return switch (kind) {
            case REPLICATION_CONTROLLER -> Controllers.Type.REPLICATION_CONTROLLER;
            case DEPLOYMENT -> Controllers.Type.REPLICA_SET;
            case JOB -> Controllers.Type.JOB;
            case STATEFUL_SET -> ofApps ? Controllers.Type.STATEFUL_SET : null;
            case DAEMON_SET, STATIC, CUSTOM, BARE -> null;
        };
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

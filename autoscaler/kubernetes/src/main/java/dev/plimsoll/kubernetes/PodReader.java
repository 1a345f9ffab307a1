package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pods with what they say of themselves besides their shape. */
public final class PodReader {

    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");
    private static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    private PodReader() {}

    /** The pod, known by namespace/name. */
    public static Pod read(io.fabric8.kubernetes.api.model.Pod pod, PodShape shape) {
        return new Pod(id(pod), shape, Owners.of(pod), ObjectTimes.createdAt(pod), isTerminating(pod));
    }

    /** Namespace and name. */
    public static String id(io.fabric8.kubernetes.api.model.Pod pod) {
        return pod.getMetadata().getNamespace() + "/" + pod.getMetadata().getName();
    }

    /** Whether the pod has ended for good. */
    public static boolean isFinished(io.fabric8.kubernetes.api.model.Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        return phase != null && FINISHED.contains(phase);
    }

    public static boolean isTerminating(io.fabric8.kubernetes.api.model.Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether the pod ends with its node and is no loss: of a DaemonSet, or static. */
    public static boolean isPartOfTheNode(io.fabric8.kubernetes.api.model.Pod pod) {
        return Owners.of(pod).kind() == Owner.Kind.DAEMON_SET;
    }

    /** Whether its annotation forbids to evict it. */
    public static boolean isPinned(io.fabric8.kubernetes.api.model.Pod pod) {
        return "false".equals(annotation(pod, SAFE_TO_EVICT));
    }

    private static @Nullable String annotation(io.fabric8.kubernetes.api.model.Pod pod, String key) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(key);
    }
}

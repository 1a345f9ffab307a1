package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.draining.DrainRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pods with what they say of themselves besides their shape. */
public final class PodReader {

    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");
    private static final String SAFE_TO_EVICT = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    private static final PodShape NO_SHAPE =
            new PodShape("", ImmutableMaps.empty(), Resources.NONE, SchedulingRules.NONE, 0);

    private PodReader() {}

    /** The pod, known by namespace/name. */
    public static Pod read(io.fabric8.kubernetes.api.model.Pod pod, PodShape shape) {
        return new Pod(
                id(pod),
                shape,
                Owners.of(pod),
                new Pod.Life(ObjectTimes.createdAt(pod), evictionOf(pod), isTerminating(pod)));
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
        return DrainRules.isEmpty(List.of(read(pod, NO_SHAPE)));
    }

    /** What its annotation says about evicting it. */
    public static Eviction evictionOf(io.fabric8.kubernetes.api.model.Pod pod) {
        return switch (annotation(pod, SAFE_TO_EVICT)) {
            case "true" -> Eviction.ALLOWED;
            case "false" -> Eviction.FORBIDDEN;
            case null, default -> Eviction.BY_RULES;
        };
    }

    private static @Nullable String annotation(io.fabric8.kubernetes.api.model.Pod pod, String key) {
        Map<String, String> annotations = pod.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(key);
    }
}

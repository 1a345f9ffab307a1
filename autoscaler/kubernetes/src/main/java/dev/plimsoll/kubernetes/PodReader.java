package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Pods with what they say of themselves besides their shape. */
public final class PodReader {

    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed");
    private static final Set<String> NOT_STARTED_AGAIN = Set.of("Never", "OnFailure");

    /** What Kubernetes gives a pod that does not say. */
    private static final long GRACE_SECONDS = 30;

    /** Longer than anybody waits, and short enough to be counted with. */
    private static final int LONGEST_GRACE_SECONDS = Integer.MAX_VALUE;

    /** After its grace, a pod that is still there is stuck; as in cluster-autoscaler's PodLongTerminatingExtraThreshold. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private PodReader() {}

    /** The pod, known by namespace/name; its controller is taken to be there. */
    public static Pod read(io.fabric8.kubernetes.api.model.Pod pod, PodShape shape) {
        return read(pod, shape, Controllers.UNSEEN);
    }

    /** The pod, known by namespace/name. */
    public static Pod read(io.fabric8.kubernetes.api.model.Pod pod, PodShape shape, Controllers controllers) {
        Owner owner = Owners.of(pod, controllers);
        return new Pod(
                id(pod),
                shape,
                owner,
                new Pod.Life(ObjectTimes.createdAt(pod), PodMobility.of(pod, owner.kind()), endingOf(pod)));
    }

    /** One that has succeeded may start again, unless it says that it does not. */
    private static Pod.Ending endingOf(io.fabric8.kubernetes.api.model.Pod pod) {
        String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
        boolean finished = "Failed".equals(phase)
                || ("Succeeded".equals(phase)
                        && NOT_STARTED_AGAIN.contains(
                                String.valueOf(pod.getSpec().getRestartPolicy())));
        Instant deletedAt = ObjectTimes.deletedAt(pod);
        if (deletedAt == null) {
            return finished ? new Pod.Ending(true, null) : Pod.Ending.NONE;
        }
        long asked = Objects.requireNonNullElse(pod.getSpec().getTerminationGracePeriodSeconds(), GRACE_SECONDS);
        long grace = Math.clamp(asked, 0, LONGEST_GRACE_SECONDS);
        return new Pod.Ending(finished, deletedAt.plusSeconds(grace).plus(PATIENCE));
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
        return Owners.of(pod, Controllers.UNSEEN).kind().isPartOfTheNode();
    }
}

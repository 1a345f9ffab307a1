package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Eviction;
import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.template.GoDuration;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a pod says of itself about being moved: annotations, volumes on the node's own disk, priority. */
final class PodMobility {

    private static final String SAFE_TO_EVICT = WellKnown.AUTOSCALER + "safe-to-evict";
    private static final String DAEMON_EVICTION = WellKnown.AUTOSCALER + "enable-ds-eviction";
    private static final String SAFE_VOLUMES = WellKnown.AUTOSCALER + "safe-to-evict-local-volumes";
    private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
    private static final String NEVER_PREEMPTS = "Never";

    private PodMobility() {}

    static Mobility of(Pod pod, Owner.Kind owner) {
        Map<String, String> annotations =
                Objects.requireNonNullElse(pod.getMetadata().getAnnotations(), Map.of());
        var read = new Mobility(
                owner == Owner.Kind.DAEMON_SET
                        ? ofDaemon(annotations.get(DAEMON_EVICTION))
                        : ofOther(annotations.get(SAFE_TO_EVICT)),
                localVolume(pod, annotations.get(SAFE_VOLUMES)),
                protectedUntil(pod, annotations.get(WellKnown.DO_NOT_DISRUPT)),
                deletionCost(annotations.get(DELETION_COST)),
                pod.getSpec().getPriority() != null
                        && !NEVER_PREEMPTS.equals(pod.getSpec().getPreemptionPolicy()));
        return read.equals(Mobility.UNSAID) ? Mobility.UNSAID : read;
    }

    private static Eviction ofOther(@Nullable String safeToEvict) {
        return switch (safeToEvict) {
            case "true" -> Eviction.ALLOWED;
            case "false" -> Eviction.FORBIDDEN;
            case "on-completion" -> Eviction.AT_COMPLETION;
            case null, default -> Eviction.BY_RULES;
        };
    }

    private static Eviction ofDaemon(@Nullable String enabled) {
        return switch (enabled) {
            case null -> Eviction.BY_RULES;
            case "true" -> Eviction.ALLOWED;
            default -> Eviction.FORBIDDEN;
        };
    }

    /** The names that may be lost are divided by commas, and nothing is trimmed. */
    private static String localVolume(Pod pod, @Nullable String mayBeLost) {
        List<Volume> volumes = pod.getSpec().getVolumes();
        if (volumes.isEmpty()) {
            return "";
        }
        List<String> safe = mayBeLost == null ? List.of() : List.of(mayBeLost.split(",", -1));
        for (Volume volume : volumes) {
            String name = Objects.requireNonNullElse(volume.getName(), "");
            if (isLocal(volume) && !safe.contains(name)) {
                return name;
            }
        }
        return "";
    }

    private static boolean isLocal(Volume volume) {
        EmptyDirVolumeSource scratch = volume.getEmptyDir();
        return volume.getHostPath() != null || (scratch != null && !"Memory".equals(scratch.getMedium()));
    }

    private static @Nullable Instant protectedUntil(Pod pod, @Nullable String doNotDisrupt) {
        if (doNotDisrupt == null || doNotDisrupt.equals("false")) {
            return null;
        }
        if (doNotDisrupt.equals("true")) {
            return Mobility.FOREVER;
        }
        Duration since = GoDuration.parse(doNotDisrupt);
        return since == null || since.isNegative()
                ? null
                : ObjectTimes.createdAt(pod).plus(since);
    }

    private static int deletionCost(@Nullable String cost) {
        try {
            return cost == null ? 0 : Integer.parseInt(cost);
        } catch (NumberFormatException unreadable) {
            return 0; // as the controllers of Kubernetes take it
        }
    }
}

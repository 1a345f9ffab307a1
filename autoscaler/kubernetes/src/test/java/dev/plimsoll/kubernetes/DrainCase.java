package dev.plimsoll.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.plimsoll.core.settings.DrainOptions;
import dev.plimsoll.core.settings.DrainOptions.SystemPods;
import dev.plimsoll.core.template.GoDuration;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line of the drain corpus: the pods of a node, who owns them, and what becomes of them. */
record DrainCase(String id, @Nullable String group, Input input, Expected expected, Map<String, Verdict> perPod) {

    record Input(
            Instant now,
            Options options,
            Node node,
            @Nullable List<Pod> pods,
            @Nullable List<ReplicaSet> replicaSets,
            @Nullable List<ReplicationController> replicationControllers,
            @Nullable List<StatefulSet> statefulSets,
            @Nullable List<DaemonSet> daemonSets,
            @Nullable List<Job> jobs,
            @Nullable List<PodDisruptionBudget> podDisruptionBudgets,
            boolean daemonSetListerFails) {

        List<Pod> podsOrNone() {
            return Objects.requireNonNullElse(pods, List.of());
        }
    }

    record Options(
            @JsonProperty("skip-nodes-with-system-pods") boolean systemPods,

            @JsonProperty("skip-nodes-with-local-storage") boolean localStorage,

            @JsonProperty("skip-nodes-with-custom-controller-pods")
            boolean customControllers,

            @JsonProperty("min-replica-count") int minReplicas,

            @JsonProperty("blocking-system-pod-distruption-timeout")
            String systemPodTimeout,

            @JsonProperty("expendable-pods-priority-cutoff") int cutoff,

            @JsonProperty("daemonset-eviction-for-occupied-nodes")
            boolean daemons) {

        DrainOptions ours() {
            Duration timeout = Objects.requireNonNull(GoDuration.parse(systemPodTimeout), systemPodTimeout);
            return new DrainOptions(
                    new DrainOptions.Owners(customControllers, minReplicas, true, List.of()),
                    new DrainOptions.Protection(
                            systemPods ? SystemPods.FREE_AFTER_TIMEOUT : SystemPods.FREE,
                            timeout,
                            localStorage,
                            false,
                            false),
                    cutoff,
                    daemons);
        }
    }

    record Expected(
            List<String> expendable,
            List<String> pods,
            List<String> daemonSetPods,
            List<String> onCompletionPods,
            List<String> skippedPods,
            @Nullable List<String> unvisitedPods,
            @Nullable List<String> daemonSetPodsToEvict,
            @Nullable String pdbCheckOfAll,
            @Nullable Boolean pdbAllowsAllAtOnce,
            @Nullable Blocking blocking) {}

    record Blocking(String pod, String reason, @Nullable String message) {}

    record Verdict(String outcome, @Nullable String reason) {}
}

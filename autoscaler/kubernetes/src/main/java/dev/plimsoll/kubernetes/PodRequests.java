package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.ScoreInputs;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a pod requests: the larger of its containers with their sidecars and its largest init step; then what the pod
 * requests as a whole in place of that; then overhead. A running pod counts for what it has or is being given.
 */
final class PodRequests {

    /** Which containers count for the scheduler's defaults where they are silent. */
    private record Defaults(boolean cpu, boolean memory) {
        static final Defaults NONE = new Defaults(false, false);
        static final Defaults ALL = new Defaults(true, true);
    }

    private final Pod pod;
    private final boolean running;
    private final String objectName;

    PodRequests(Pod pod, boolean running, String objectName) {
        this.pod = pod;
        this.running = running;
        this.objectName = objectName;
    }

    /** The requests that filters compare. */
    Resources requested() {
        return sum(Defaults.NONE, true).rounded(1, objectName);
    }

    /**
     * The requests that scores compare. While the pod is pending its requests as a whole are overlooked; once it is placed
     * they count, and a default only where nothing in the pod names the resource.
     */
    ScoreInputs.DefaultedRequests defaulted() {
        ExactAmounts pending = sum(Defaults.ALL, false);
        ExactAmounts placed = hasOwnRequests() ? sumForPlacedWithOwn() : sum(Defaults.ALL, true);
        return new ScoreInputs.DefaultedRequests(
                pending.cpuMillis(objectName),
                pending.memoryBytes(objectName),
                placed.cpuMillis(objectName),
                placed.memoryBytes(objectName));
    }

    private ExactAmounts sumForPlacedWithOwn() {
        ExactAmounts true0 = sum(Defaults.NONE, true);
        return sum(new Defaults(!true0.has(ExactAmounts.CPU), !true0.has(ExactAmounts.MEMORY)), true);
    }

    private boolean hasOwnRequests() {
        for (String name : ownRequests().names()) {
            if (isSupportedForPods(name)) {
                return true;
            }
        }
        return false;
    }

    private ExactAmounts ownRequests() {
        ResourceRequirements own = pod.getSpec().getResources();
        return ExactAmounts.of(own == null ? null : own.getRequests(), objectName);
    }

    private static boolean isSupportedForPods(String resource) {
        return resource.equals(ExactAmounts.CPU)
                || resource.equals(ExactAmounts.MEMORY)
                || resource.startsWith("hugepages-");
    }

    private ExactAmounts sum(Defaults defaults, boolean withOwn) {
        ExactAmounts sum = ofContainers(defaults);
        if (withOwn) {
            ExactAmounts own = ownRequests();
            for (String name : own.names()) {
                if (isSupportedForPods(name)) {
                    sum.set(name, own);
                }
            }
        }
        sum.add(ExactAmounts.of(pod.getSpec().getOverhead(), objectName));
        return sum;
    }

    private ExactAmounts ofContainers(Defaults defaults) {
        var sum = new ExactAmounts();
        for (Container container : pod.getSpec().getContainers()) {
            sum.add(of(container, statuses(false), defaults));
        }
        var sidecars = new ExactAmounts();
        var largestStep = new ExactAmounts();
        for (Container container : pod.getSpec().getInitContainers()) {
            ExactAmounts step = of(container, statuses(true), defaults);
            if (isSidecar(container)) {
                sum.add(step);
                sidecars.add(step);
                step = sidecars.copy();
            } else {
                step.add(sidecars);
            }
            largestStep.raiseTo(step);
        }
        sum.raiseTo(largestStep);
        return sum;
    }

    static boolean isSidecar(Container initContainer) {
        return "Always".equals(initContainer.getRestartPolicy());
    }

    private ExactAmounts of(Container container, List<ContainerStatus> statuses, Defaults defaults) {
        ExactAmounts spec = specRequests(container);
        ContainerStatus status = running ? statusOf(container, statuses) : null;
        if (status != null) {
            ExactAmounts actual = ExactAmounts.of(status.getResources().getRequests(), objectName);
            actual.raiseTo(ExactAmounts.of(status.getAllocatedResources(), objectName));
            if (!isResizeInfeasible(pod.getStatus())) {
                actual.raiseTo(spec);
            }
            spec = actual;
        }
        if (defaults.cpu()) {
            spec.setMillisIfAbsent(ExactAmounts.CPU, ScoreInputs.DEFAULT_CPU_MILLIS);
        }
        if (defaults.memory()) {
            spec.setIfAbsent(ExactAmounts.MEMORY, ScoreInputs.DEFAULT_MEMORY_BYTES);
        }
        return spec;
    }

    private ExactAmounts specRequests(Container container) {
        ResourceRequirements resources = container.getResources();
        return ExactAmounts.of(resources == null ? null : resources.getRequests(), objectName);
    }

    private List<ContainerStatus> statuses(boolean init) {
        if (!running || pod.getStatus() == null) {
            return List.of();
        }
        return init
                ? pod.getStatus().getInitContainerStatuses()
                : pod.getStatus().getContainerStatuses();
    }

    /** The container's status if it says what the container has. */
    private static @Nullable ContainerStatus statusOf(Container container, List<ContainerStatus> statuses) {
        for (ContainerStatus status : statuses) {
            if (Objects.equals(status.getName(), container.getName()) && status.getResources() != null) {
                return status;
            }
        }
        return null;
    }

    static boolean isResizeInfeasible(PodStatus status) {
        for (PodCondition condition : status.getConditions()) {
            if ("PodResizePending".equals(condition.getType()) && "Infeasible".equals(condition.getReason())) {
                return true;
            }
        }
        return false;
    }
}

package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.kubernetes.watch.Budgets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Objects of a case as the core knows them. */
final class ConductObjects {

    private ConductObjects() {}

    /** Pods that run, in the order given. */
    static List<Pod> pods(List<io.fabric8.kubernetes.api.model.Pod> pods, Controllers controllers) {
        var shapes = new PodShapes(new Kinds(), new ClusterReader());
        return pods.stream()
                .map(pod -> PodReader.read(pod, shapes.running(pod), controllers))
                .toList();
    }

    static List<PodDisruptionBudget> budgets(
            @Nullable List<io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget> budgets) {
        return budgets == null ? List.of() : budgets.stream().map(Budgets::read).toList();
    }
}

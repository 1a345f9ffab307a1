package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Requirement;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ReplicationController;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pods of one kind, as the scheduler's default spread sees it: those of all Services that select a pod and of its controller. */
public final class Kinds {

    private static final String REPLICA_SET = "apps/v1/ReplicaSet";
    private static final String STATEFUL_SET = "apps/v1/StatefulSet";
    private static final String REPLICATION_CONTROLLER = "v1/ReplicationController";

    private final Map<String, List<Map<String, String>>> serviceSelectors = new HashMap<>();
    private final Map<String, List<Requirement>> controllerSelectors = new HashMap<>();

    /** Takes in a Service; one without a selector selects nothing. */
    public void add(Service service) {
        Map<String, String> selector =
                service.getSpec() == null ? null : service.getSpec().getSelector();
        if (selector != null && !selector.isEmpty()) {
            serviceSelectors
                    .computeIfAbsent(service.getMetadata().getNamespace(), namespace -> new ArrayList<>())
                    .add(selector);
        }
    }

    public void add(ReplicaSet replicaSet) {
        addController(
                REPLICA_SET,
                replicaSet,
                Selectors.labels(replicaSet.getSpec().getSelector(), ObjectNames.of(replicaSet)));
    }

    public void add(StatefulSet statefulSet) {
        addController(
                STATEFUL_SET,
                statefulSet,
                Selectors.labels(statefulSet.getSpec().getSelector(), ObjectNames.of(statefulSet)));
    }

    public void add(ReplicationController controller) {
        addController(
                REPLICATION_CONTROLLER,
                controller,
                Selectors.labels(controller.getSpec().getSelector()));
    }

    private void addController(String type, HasMetadata controller, @Nullable LabelSelector selector) {
        if (selector != null) {
            controllerSelectors.put(
                    key(
                            type,
                            controller.getMetadata().getNamespace(),
                            controller.getMetadata().getName()),
                    selector.requirements());
        }
    }

    private static String key(String type, String namespace, String name) {
        return type + "/" + namespace + "/" + name;
    }

    /** The selector of the pod's kind; null if it is of none. */
    @Nullable
    LabelSelector kindOf(Pod pod) {
        var ofServices = new TreeMap<String, String>();
        Map<String, String> labels = pod.getMetadata().getLabels();
        for (Map<String, String> selector :
                serviceSelectors.getOrDefault(pod.getMetadata().getNamespace(), List.of())) {
            if (labels != null && labels.entrySet().containsAll(selector.entrySet())) {
                ofServices.putAll(selector);
            }
        }
        var requirements = new ArrayList<>(LabelSelector.of(ofServices).requirements());
        OwnerReference controller = controllerOf(pod);
        if (controller != null) {
            requirements.addAll(controllerSelectors.getOrDefault(
                    key(
                            controller.getApiVersion() + "/" + controller.getKind(),
                            pod.getMetadata().getNamespace(),
                            controller.getName()),
                    List.of()));
        }
        return requirements.isEmpty() ? null : new LabelSelector(requirements);
    }

    /** Whether objects of the owner's type select the pods of a kind. */
    static boolean mayKnow(OwnerReference owner) {
        return switch (owner.getKind()) {
            case "ReplicaSet", "StatefulSet", "ReplicationController" -> true;
            default -> false;
        };
    }

    static @Nullable OwnerReference controllerOf(HasMetadata object) {
        for (OwnerReference owner : object.getMetadata().getOwnerReferences()) {
            if (Boolean.TRUE.equals(owner.getController())) {
                return owner;
            }
        }
        return null;
    }
}

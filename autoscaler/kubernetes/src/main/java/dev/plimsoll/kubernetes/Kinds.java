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
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The pods of one kind, as the scheduler's default spread sees it: those of all Services that select a pod and of its controller. */
public final class Kinds {

    /** By namespace and name. */
    private final Map<String, SortedMap<String, Map<String, String>>> serviceSelectors = new HashMap<>();

    private final Map<String, List<Requirement>> controllerSelectors = new HashMap<>();

    /** The types of controller that say which pods are of one kind. */
    public enum Controller {
        REPLICA_SET("apps/v1/ReplicaSet"),
        STATEFUL_SET("apps/v1/StatefulSet"),
        REPLICATION_CONTROLLER("v1/ReplicationController");

        private final String type;

        Controller(String type) {
            this.type = type;
        }
    }

    /** Takes in a Service; one without a selector selects nothing. Returns whether that changes anything. */
    public boolean add(Service service) {
        Map<String, String> selector =
                service.getSpec() == null ? null : service.getSpec().getSelector();
        String namespace = service.getMetadata().getNamespace();
        String name = service.getMetadata().getName();
        if (selector == null || selector.isEmpty()) {
            return removeService(namespace, name);
        }
        return !selector.equals(serviceSelectors
                .computeIfAbsent(namespace, missing -> new TreeMap<>())
                .put(name, selector));
    }

    /** Returns whether that changes anything, as do all of these. */
    public boolean removeService(String namespace, String name) {
        SortedMap<String, Map<String, String>> there = serviceSelectors.get(namespace);
        if (there == null || there.remove(name) == null) {
            return false;
        }
        if (there.isEmpty()) {
            serviceSelectors.remove(namespace);
        }
        return true;
    }

    public boolean removeController(Controller type, String namespace, String name) {
        return controllerSelectors.remove(key(type.type, namespace, name)) != null;
    }

    public boolean add(ReplicaSet replicaSet) {
        return addController(
                Controller.REPLICA_SET,
                replicaSet,
                Selectors.labels(replicaSet.getSpec().getSelector(), ObjectNames.of(replicaSet)));
    }

    public boolean add(StatefulSet statefulSet) {
        return addController(
                Controller.STATEFUL_SET,
                statefulSet,
                Selectors.labels(statefulSet.getSpec().getSelector(), ObjectNames.of(statefulSet)));
    }

    public boolean add(ReplicationController controller) {
        return addController(
                Controller.REPLICATION_CONTROLLER,
                controller,
                Selectors.labels(controller.getSpec().getSelector()));
    }

    private boolean addController(Controller type, HasMetadata controller, @Nullable LabelSelector selector) {
        String key = key(
                type.type,
                controller.getMetadata().getNamespace(),
                controller.getMetadata().getName());
        return selector == null
                ? controllerSelectors.remove(key) != null
                : !selector.requirements().equals(controllerSelectors.put(key, selector.requirements()));
    }

    private static String key(String type, String namespace, String name) {
        return type + "/" + namespace + "/" + name;
    }

    /** The selector of the pod's kind; null if it is of none. */
    @Nullable
    LabelSelector kindOf(Pod pod) {
        return kindOf(
                String.valueOf(pod.getMetadata().getNamespace()),
                Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.of()),
                controllerKey(pod));
    }

    /** The selector of the kind of pods of a namespace with these labels and this controller ("" for none). */
    public @Nullable LabelSelector kindOf(String namespace, Map<String, String> labels, String controllerKey) {
        var ofServices = new TreeMap<String, String>();
        for (Map<String, String> selector :
                serviceSelectors.getOrDefault(namespace, new TreeMap<>()).values()) {
            if (hasAll(labels, selector)) {
                ofServices.putAll(selector);
            }
        }
        var requirements = new ArrayList<>(LabelSelector.of(ofServices).requirements());
        requirements.addAll(controllerSelectors.getOrDefault(controllerKey, List.of()));
        return requirements.isEmpty() ? null : new LabelSelector(requirements);
    }

    private static boolean hasAll(Map<String, String> labels, Map<String, String> selector) {
        for (Map.Entry<String, String> wanted : selector.entrySet()) {
            if (!wanted.getValue().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        return true;
    }

    /** What finds the controller of a pod here; "" if it has none of a type that matters. */
    public static String controllerKey(Pod pod) {
        OwnerReference controller = controllerOf(pod);
        return controller == null || !mayKnow(controller)
                ? ""
                : key(
                        controller.getApiVersion() + "/" + controller.getKind(),
                        String.valueOf(pod.getMetadata().getNamespace()),
                        controller.getName());
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

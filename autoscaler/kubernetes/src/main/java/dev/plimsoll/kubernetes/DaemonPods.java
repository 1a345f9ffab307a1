package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorTerm;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Toleration;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import java.util.ArrayList;
import java.util.List;

/** The pod that a DaemonSet would put on a node yet to come. */
public final class DaemonPods {

    private static final String NAME_FIELD = "metadata.name";

    /** What the DaemonSet controller adds, by effect. */
    private static final List<String> TOLERATED_EXECUTION =
            List.of("node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable");

    private static final List<String> TOLERATED_SCHEDULING = List.of(
            "node.kubernetes.io/disk-pressure",
            "node.kubernetes.io/memory-pressure",
            "node.kubernetes.io/pid-pressure",
            "node.kubernetes.io/unschedulable");

    private static final String NETWORK_UNAVAILABLE = "node.kubernetes.io/network-unavailable";

    private DaemonPods() {}

    /** By the DaemonSet's own template. */
    public static Pod of(DaemonSet set) {
        var template = set.getSpec().getTemplate();
        if (template == null || template.getSpec() == null) {
            throw new UnreadableObjectException(ObjectNames.of(set), "has no template of pods: read the whole object");
        }
        var labels =
                template.getMetadata() == null ? null : template.getMetadata().getLabels();
        return new PodBuilder()
                .withMetadata(new ObjectMetaBuilder()
                        .withNamespace(set.getMetadata().getNamespace())
                        .withName(set.getMetadata().getName())
                        .withLabels(labels)
                        .build())
                .withSpec(new PodSpecBuilder(template.getSpec())
                        .addAllToTolerations(
                                added(Boolean.TRUE.equals(template.getSpec().getHostNetwork())))
                        .build())
                .build();
    }

    private static List<Toleration> added(boolean hostNetwork) {
        var added = new ArrayList<Toleration>();
        TOLERATED_EXECUTION.forEach(key -> added.add(exists(key, "NoExecute")));
        TOLERATED_SCHEDULING.forEach(key -> added.add(exists(key, "NoSchedule")));
        if (hostNetwork) {
            added.add(exists(NETWORK_UNAVAILABLE, "NoSchedule"));
        }
        return added;
    }

    private static Toleration exists(String key, String effect) {
        var toleration = new Toleration();
        toleration.setKey(key);
        toleration.setOperator("Exists");
        toleration.setEffect(effect);
        return toleration;
    }

    /** By one of its pods, freed from the node that the controller made it for. */
    static Pod freed(Pod pod) {
        Pod freed = new PodBuilder(pod).build();
        freed.getSpec().setNodeName(null);
        freed.setStatus(null);
        Affinity affinity = freed.getSpec().getAffinity();
        NodeSelector required = affinity == null || affinity.getNodeAffinity() == null
                ? null
                : affinity.getNodeAffinity().getRequiredDuringSchedulingIgnoredDuringExecution();
        if (affinity != null && required != null) {
            List<NodeSelectorTerm> terms = new ArrayList<>(required.getNodeSelectorTerms());
            terms.forEach(term -> term.setMatchFields(term.getMatchFields().stream()
                    .filter(field -> !NAME_FIELD.equals(field.getKey()))
                    .toList()));
            terms.removeIf(term -> term.getMatchFields().isEmpty()
                    && term.getMatchExpressions().isEmpty());
            if (terms.isEmpty()) {
                affinity.getNodeAffinity().setRequiredDuringSchedulingIgnoredDuringExecution(null);
            } else {
                required.setNodeSelectorTerms(terms);
            }
        }
        return freed;
    }
}

package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A pod affinity term with its namespaces worked out, from one of two points of view. The scheduler resolves the namespace
 * selector of the pod it is placing to the namespaces that match it, and then holds it against an empty set of labels as
 * well; the terms of pods that are already placed it holds against the labels of the namespace of the pod it is placing.
 */
record PodTerm(
        String topologyKey,
        @Nullable LabelSelector selector,
        SortedSet<String> namespaces,
        @Nullable LabelSelector namespaceSelector,
        boolean ofPendingPod) {

    /** The term of a pod that is being placed. */
    static PodTerm ofPendingPod(PodAffinityTerm term, String namespace, ClusterFacts facts) {
        SortedSet<String> namespaces = namespacesOf(term, namespace);
        LabelSelector byLabels = term.namespaceSelector();
        if (byLabels != null) {
            facts.namespaceLabels().forEach((name, labels) -> {
                if (byLabels.matches(labels)) {
                    namespaces.add(name);
                }
            });
        }
        return new PodTerm(term.topologyKey(), term.selector(), namespaces, byLabels, true);
    }

    /** The term of a pod that is placed already. */
    static PodTerm ofPlacedPod(PodAffinityTerm term, String namespace) {
        return new PodTerm(
                term.topologyKey(), term.selector(), namespacesOf(term, namespace), term.namespaceSelector(), false);
    }

    private static SortedSet<String> namespacesOf(PodAffinityTerm term, String namespace) {
        var namespaces = new TreeSet<>(term.namespaces());
        if (namespaces.isEmpty() && term.namespaceSelector() == null) {
            namespaces.add(namespace);
        }
        return namespaces;
    }

    boolean matches(PodShape pod, ClusterFacts facts) {
        return selector != null && includesNamespace(pod.namespace(), facts) && selector.matches(pod.labels());
    }

    private boolean includesNamespace(String namespace, ClusterFacts facts) {
        return namespaces.contains(namespace)
                || (namespaceSelector != null
                        && namespaceSelector.matches(ofPendingPod ? ImmutableMaps.empty() : facts.labelsOf(namespace)));
    }
}

package dev.plimsoll.core.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Pods to be near to, or away from, within one domain of a topology key. With neither namespaces nor a namespace selector
 * it means the namespace of the pod that has the term. A null selector matches nothing.
 */
public record PodAffinityTerm(
        String topologyKey,
        @Nullable LabelSelector selector,
        SortedSet<String> namespaces,
        @Nullable LabelSelector namespaceSelector) {

    public PodAffinityTerm {
        namespaces = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    }

    /** A term about pods of the own namespace. */
    public static PodAffinityTerm ownNamespace(String topologyKey, LabelSelector selector) {
        return new PodAffinityTerm(topologyKey, selector, new TreeSet<>(), null);
    }

    /** A term that only moves scores; negative weight means "away from". */
    public record Weighted(int weight, PodAffinityTerm term) {}

    /** All terms of a pod: required near, required away, and preferred either way. */
    public record Terms(List<PodAffinityTerm> affinity, List<PodAffinityTerm> antiAffinity, List<Weighted> preferred) {

        public static final Terms NONE = new Terms(List.of(), List.of(), List.of());

        public Terms {
            affinity = List.copyOf(affinity);
            antiAffinity = List.copyOf(antiAffinity);
            preferred = List.copyOf(preferred);
        }
    }
}

package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodAffinityTerm;
import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.WeightedPodAffinityTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Node and pod affinity. Labels keys to match or mismatch have been merged into the selectors by the API server. */
final class PodAffinities {

    private PodAffinities() {}

    static NodeAffinity nodeAffinity(PodSpec spec, String objectName) {
        Affinity affinity = spec.getAffinity();
        var terms = affinity == null ? null : affinity.getNodeAffinity();
        var selector = new TreeMap<>(spec.getNodeSelector());
        if (terms == null) {
            return selector.isEmpty() ? NodeAffinity.NONE : NodeAffinity.selector(selector);
        }
        return new NodeAffinity(
                selector,
                Selectors.nodes(terms.getRequiredDuringSchedulingIgnoredDuringExecution(), objectName),
                terms.getPreferredDuringSchedulingIgnoredDuringExecution().stream()
                        .map(preferred -> new NodeAffinity.PreferredTerm(
                                RequiredField.of(preferred.getWeight(), objectName, "weight of a preferred node"),
                                Selectors.nodes(
                                        RequiredField.of(
                                                preferred.getPreference(),
                                                objectName,
                                                "preference of a preferred node"),
                                        objectName)))
                        .toList());
    }

    static PodAffinityTerm.Terms podAffinity(@Nullable Affinity affinity, String objectName) {
        if (affinity == null || (affinity.getPodAffinity() == null && affinity.getPodAntiAffinity() == null)) {
            return PodAffinityTerm.Terms.NONE;
        }
        var near = affinity.getPodAffinity();
        var away = affinity.getPodAntiAffinity();
        var preferred = new ArrayList<PodAffinityTerm.Weighted>();
        if (near != null) {
            near.getPreferredDuringSchedulingIgnoredDuringExecution()
                    .forEach(term -> preferred.add(weighted(term, 1, objectName)));
        }
        if (away != null) {
            away.getPreferredDuringSchedulingIgnoredDuringExecution()
                    .forEach(term -> preferred.add(weighted(term, -1, objectName)));
        }
        return new PodAffinityTerm.Terms(
                near == null ? List.of() : terms(near.getRequiredDuringSchedulingIgnoredDuringExecution(), objectName),
                away == null ? List.of() : terms(away.getRequiredDuringSchedulingIgnoredDuringExecution(), objectName),
                preferred);
    }

    private static PodAffinityTerm.Weighted weighted(WeightedPodAffinityTerm term, int sign, String objectName) {
        int weight = RequiredField.of(term.getWeight(), objectName, "weight of a preferred pod affinity");
        var preferred = RequiredField.of(term.getPodAffinityTerm(), objectName, "podAffinityTerm of a preferred one");
        return new PodAffinityTerm.Weighted(sign * weight, term(preferred, objectName));
    }

    private static List<PodAffinityTerm> terms(
            List<io.fabric8.kubernetes.api.model.PodAffinityTerm> terms, String objectName) {
        return terms.stream().map(term -> term(term, objectName)).toList();
    }

    private static PodAffinityTerm term(io.fabric8.kubernetes.api.model.PodAffinityTerm term, String objectName) {
        return new PodAffinityTerm(
                term.getTopologyKey(),
                Selectors.labels(term.getLabelSelector(), objectName),
                new TreeSet<>(term.getNamespaces()),
                Selectors.labels(term.getNamespaceSelector(), objectName));
    }
}

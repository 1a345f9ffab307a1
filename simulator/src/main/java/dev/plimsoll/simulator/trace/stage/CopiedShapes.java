package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;

/** The shapes of a workload's copies: the same object where no rule looks at other pods, else one in the copy's namespace. */
final class CopiedShapes {

    private final IdentityHashMap<PodShape, PodShape[]> copies = new IdentityHashMap<>();

    /** A name in a copy; copies are counted from 1, the original. */
    static String named(String name, int copy) {
        return name + "~" + copy;
    }

    PodShape of(PodShape shape, int copy) {
        if (!looksAtOtherPods(shape.rules())) {
            return shape;
        }
        PodShape[] known = copies.computeIfAbsent(shape, any -> new PodShape[0]);
        if (known.length <= copy) {
            known = grown(shape, known, copy);
            copies.put(shape, known);
        }
        return known[copy];
    }

    private static PodShape[] grown(PodShape shape, PodShape[] known, int copy) {
        PodShape[] longer = Arrays.copyOf(known, copy + 1);
        for (int i = known.length; i < longer.length; i++) {
            longer[i] = copied(shape, i);
        }
        return longer;
    }

    private static PodShape copied(PodShape shape, int copy) {
        SchedulingRules rules = shape.rules();
        return new PodShape(
                named(shape.namespace(), copy),
                shape.labels(),
                shape.requests(),
                rules.withPodAffinity(copied(rules.podAffinity(), copy)),
                shape.priority());
    }

    private static PodAffinityTerm.Terms copied(PodAffinityTerm.Terms terms, int copy) {
        return new PodAffinityTerm.Terms(
                copied(terms.affinity(), copy),
                copied(terms.antiAffinity(), copy),
                terms.preferred().stream()
                        .map(weighted -> new PodAffinityTerm.Weighted(weighted.weight(), copied(weighted.term(), copy)))
                        .toList());
    }

    private static List<PodAffinityTerm> copied(List<PodAffinityTerm> terms, int copy) {
        return terms.stream().map(term -> copied(term, copy)).toList();
    }

    private static PodAffinityTerm copied(PodAffinityTerm term, int copy) {
        var namespaces = new TreeSet<String>();
        term.namespaces().forEach(namespace -> namespaces.add(named(namespace, copy)));
        return new PodAffinityTerm(term.topologyKey(), term.selector(), namespaces, term.namespaceSelector());
    }

    private static boolean looksAtOtherPods(SchedulingRules rules) {
        return !rules.spread().isEmpty() || !rules.podAffinity().equals(PodAffinityTerm.Terms.NONE);
    }
}

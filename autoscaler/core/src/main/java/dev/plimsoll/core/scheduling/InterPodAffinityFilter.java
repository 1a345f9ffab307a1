package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * InterPodAffinity: near the pods it must be near to, away from those it must avoid, and away from those that avoid it. The
 * avoidance is kept from both sides, so a new shape is held against the terms of all others, and all others against its own.
 */
final class InterPodAffinityFilter implements Filter {

    private final Topology topology;
    private final ShapeTable shapes;
    private final ClusterFacts facts;
    private final FilterChain filters;
    private final Map<PodTerm, DomainCounter> avoiders = new LinkedHashMap<>();

    InterPodAffinityFilter(Topology topology, ShapeTable shapes, ClusterFacts facts, FilterChain filters) {
        this.topology = topology;
        this.shapes = shapes;
        this.facts = facts;
        this.filters = filters;
    }

    /** Works out the terms of a new shape and makes the counters they need. */
    void prepare(ShapeEntry entry) {
        PodShape pod = entry.shape;
        PodAffinityTerm.Terms terms = pod.rules().podAffinity();
        avoiders.forEach((term, counter) -> repel(entry, term, counter));
        for (PodAffinityTerm avoided : terms.antiAffinity()) {
            registerAvoider(PodTerm.ofPlacedPod(avoided, pod.namespace()));
        }
        List<PodTerm> wanted = resolve(terms.affinity(), pod);
        var all = new PodMatcher.MatchingAll(wanted);
        entry.topology.affinity =
                counters(wanted.stream().map(PodTerm::topologyKey).toList(), all);
        entry.topology.meetsOwnAffinity = all.weightOf(entry, facts) != 0;
        var avoidedCounters = new ArrayList<DomainCounter>();
        for (PodTerm avoided : resolve(terms.antiAffinity(), pod)) {
            avoidedCounters.add(topology.counter(avoided.topologyKey(), new PodMatcher.MatchingAll(List.of(avoided))));
        }
        entry.topology.antiAffinity = List.copyOf(avoidedCounters);
    }

    private List<DomainCounter> counters(List<String> topologyKeys, PodMatcher matcher) {
        return topologyKeys.stream().map(key -> topology.counter(key, matcher)).toList();
    }

    private List<PodTerm> resolve(List<PodAffinityTerm> terms, PodShape pod) {
        return terms.stream()
                .map(term -> PodTerm.ofPendingPod(term, pod.namespace(), facts))
                .toList();
    }

    private void registerAvoider(PodTerm term) {
        if (avoiders.containsKey(term)) {
            return;
        }
        DomainCounter counter = topology.counter(term.topologyKey(), new PodMatcher.Avoiding(term));
        avoiders.put(term, counter);
        for (ShapeEntry other : shapes.all()) {
            if (repel(other, term, counter)) {
                filters.prepare(other);
            }
        }
    }

    private boolean repel(ShapeEntry entry, PodTerm term, DomainCounter counter) {
        return term.matches(entry.shape, facts) && entry.topology.repelling.add(counter);
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !shape.topology.affinity.isEmpty()
                || !shape.topology.antiAffinity.isEmpty()
                || !shape.topology.repelling.isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.CLUSTER;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return meetsAffinity(shape.topology, node)
                && nonePresent(shape.topology.antiAffinity, node)
                && nonePresent(shape.topology.repelling, node);
    }

    private static boolean meetsAffinity(ShapeTopology rules, int node) {
        boolean near = true;
        int anywhere = 0;
        for (DomainCounter wanted : rules.affinity) {
            if (wanted.domains.of(node) == TopologyDomains.NONE) {
                return false;
            }
            near &= wanted.at(node) > 0;
            anywhere |= wanted.total();
        }
        return near || (anywhere == 0 && rules.meetsOwnAffinity);
    }

    private static boolean nonePresent(List<DomainCounter> avoided, int node) {
        for (int i = 0; i < avoided.size(); i++) {
            if (avoided.get(i).at(node) > 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        ShapeTopology rules = shape.topology;
        if (!meetsAffinity(rules, node)) {
            for (DomainCounter wanted : rules.affinity) {
                if (wanted.at(node) == 0) {
                    return new Misfit.AffinityUnmet(wanted.domains.key);
                }
            }
        }
        for (DomainCounter avoided : rules.antiAffinity) {
            if (avoided.at(node) > 0) {
                return new Misfit.AntiAffinityViolated(avoided.domains.key, false);
            }
        }
        for (DomainCounter avoider : rules.repelling) {
            if (avoider.at(node) > 0) {
                return new Misfit.AntiAffinityViolated(avoider.domains.key, true);
            }
        }
        throw new IllegalStateException("no pod affinity is in the way on node " + node);
    }

    @Override
    public int room(ShapeEntry shape, int node) {
        return avoidsItself(shape.topology.antiAffinity, shape, node)
                        || avoidsItself(shape.topology.repelling, shape, node)
                ? 1
                : Integer.MAX_VALUE;
    }

    private static boolean avoidsItself(List<DomainCounter> avoided, ShapeEntry shape, int node) {
        for (DomainCounter counter : avoided) {
            if (counter.domains.of(node) != TopologyDomains.NONE && shape.topology.isCountedBy(counter)) {
                return true;
            }
        }
        return false;
    }
}

package dev.plimsoll.core.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A shape's hard topology rules and how matters stand, for whoever plans many nodes at once: what it spreads over, what
 * it must be near, what it must stay away from. What others keep from it is in their rules.
 */
public record TopologyView(List<Spread> spread, List<Near> near, List<PodKind> away) {

    /** A DoNotSchedule constraint; the domains are those that exist, with the pods that count in each. */
    public record Spread(
            PodKind kind, int maxSkew, int minDomains, boolean countsItself, SortedMap<String, Integer> podsByDomain) {}

    /** A required affinity term; {@code mayBeFirst} if the pod meets its own terms, so that it needs no other to be there. */
    public record Near(PodKind kind, boolean mayBeFirst, SortedMap<String, Integer> podsByDomain) {}

    /** The pods that a rule counts, by the domains of a topology key. */
    public static final class PodKind {

        private final ShapeTable shapes;
        private final String topologyKey;
        private final PodMatcher matcher;
        private final Counter counter;

        private PodKind(ShapeTable shapes, Topology.CounterKey key, Counter counter) {
            this.shapes = shapes;
            this.topologyKey = key.topologyKey();
            this.matcher = key.matcher();
            this.counter = counter;
        }

        public String topologyKey() {
            return topologyKey;
        }

        /** Whether pods of the shape are of this kind. */
        public boolean includes(int shape) {
            return shapes.at(shape).topology.isCountedBy(counter);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof PodKind kind
                    && kind.topologyKey.equals(topologyKey)
                    && kind.matcher.equals(matcher);
        }

        @Override
        public int hashCode() {
            return 31 * topologyKey.hashCode() + matcher.hashCode();
        }
    }

    static TopologyView of(ShapeEntry entry, ShapeTable shapes, Topology topology) {
        ShapeTopology rules = entry.topology;
        var spread = new ArrayList<Spread>();
        for (ShapeTopology.SpreadRule rule : rules.spread) {
            var pods = new TreeMap<String, Integer>();
            for (int domain = 0; domain < rule.counter().domains.count(); domain++) {
                if (rule.counter().exists(domain)) {
                    pods.put(
                            rule.counter().domains.nameOf(domain),
                            rule.counter().at(domain));
                }
            }
            PodKind kind = new PodKind(shapes, topology.keyOf(rule.counter()), rule.counter());
            spread.add(new Spread(kind, rule.maxSkew(), rule.minDomains(), rule.self() == 1, pods));
        }
        var near = new ArrayList<Near>();
        for (DomainCounter wanted : rules.affinity) {
            PodKind kind = new PodKind(shapes, topology.keyOf(wanted), wanted);
            near.add(new Near(kind, rules.meetsOwnAffinity, podsByDomain(wanted)));
        }
        var away = new ArrayList<PodKind>();
        for (DomainCounter avoided : rules.antiAffinity) {
            away.add(new PodKind(shapes, topology.keyOf(avoided), avoided));
        }
        return new TopologyView(List.copyOf(spread), List.copyOf(near), List.copyOf(away));
    }

    private static SortedMap<String, Integer> podsByDomain(DomainCounter counter) {
        var pods = new TreeMap<String, Integer>();
        for (int domain = 0; domain < counter.domains.count(); domain++) {
            if (counter.in(domain) > 0) {
                pods.put(counter.domains.nameOf(domain), counter.in(domain));
            }
        }
        return pods;
    }
}

package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All counters of a placement. A counter is made when a shape first needs it, and then counts what is there already. */
final class Topology {

    /** What is counted, and where: counters of equal keys are one. */
    record CounterKey(String topologyKey, PodMatcher matcher, NodeSet.Rule nodes) {}

    private static final NodeSet.Rule ALL_NODES = new NodeSet.Rule(List.of(), NodeAffinity.NONE, List.of());

    private final ClusterFacts facts;
    private final NodeTable nodes;
    private final ShapeTable shapes;
    private final BoundPods bound;
    private final Map<String, TopologyDomains> domainsByKey = new HashMap<>();
    private final List<TopologyDomains> domains = new ArrayList<>();
    private final Map<NodeSet.Rule, NodeSet> nodeSetsByRule = new HashMap<>();
    private final List<NodeSet> nodeSets = new ArrayList<>();
    private final Map<CounterKey, Counter> counters = new LinkedHashMap<>();
    private final List<SpreadCounter> spreadCounters = new ArrayList<>();

    Topology(ClusterFacts facts, NodeTable nodes, ShapeTable shapes, BoundPods bound) {
        this.facts = facts;
        this.nodes = nodes;
        this.shapes = shapes;
        this.bound = bound;
    }

    void nodeAdded(int handle, Node node) {
        domains.forEach(key -> key.place(handle, node));
        nodeSets.forEach(set -> set.place(handle, node));
        spreadCounters.forEach(counter -> counter.nodeAdded(handle));
    }

    /** The node goes; nothing is bound on it any more. */
    void nodeRemoved(int handle) {
        spreadCounters.forEach(counter -> counter.nodeRemoved(handle));
    }

    /** Lets every counter that there is know of a new shape, of which no pod is bound yet. */
    void shapeAdded(ShapeEntry shape) {
        counters.forEach((key, counter) -> {
            int weight = key.matcher().weightOf(shape, facts);
            if (weight != 0) {
                shape.topology.moves(counter, weight);
            }
        });
    }

    /** All counters by what they count, in the order in which they were made. */
    Map<CounterKey, Counter> counters() {
        return Collections.unmodifiableMap(counters);
    }

    /** What a counter of this placement counts. */
    CounterKey keyOf(Counter counter) {
        for (Map.Entry<CounterKey, Counter> known : counters.entrySet()) {
            if (known.getValue().equals(counter)) {
                return known.getKey();
            }
        }
        throw new IllegalArgumentException("the counter is of another placement");
    }

    DomainCounter counter(String topologyKey, PodMatcher matcher) {
        var key = new CounterKey(topologyKey, matcher, ALL_NODES);
        if (counters.get(key) instanceof DomainCounter known) {
            return known;
        }
        var counter = new DomainCounter(domains(topologyKey));
        register(key, counter);
        return counter;
    }

    SpreadCounter spreadCounter(String topologyKey, PodMatcher matcher, NodeSet.Rule counted) {
        var key = new CounterKey(topologyKey, matcher, counted);
        if (counters.get(key) instanceof SpreadCounter known) {
            return known;
        }
        var counter = new SpreadCounter(domains(topologyKey), nodeSet(counted));
        for (int node = nodes.first(); node != NodeTable.NONE; node = nodes.after(node)) {
            counter.nodeAdded(node);
        }
        spreadCounters.add(counter);
        register(key, counter);
        return counter;
    }

    /** A counter of pods on the very node, whatever its labels say. */
    NodeCounter nodeCounter(PodMatcher matcher) {
        var key = new CounterKey("", matcher, ALL_NODES);
        if (counters.get(key) instanceof NodeCounter known) {
            return known;
        }
        var counter = new NodeCounter();
        register(key, counter);
        return counter;
    }

    private void register(CounterKey key, Counter counter) {
        counters.put(key, counter);
        int[] weights = new int[shapes.count()];
        boolean any = false;
        for (ShapeEntry shape : shapes.all()) {
            weights[shape.id] = key.matcher().weightOf(shape, facts);
            if (weights[shape.id] != 0) {
                shape.topology.moves(counter, weights[shape.id]);
                any = true;
            }
        }
        if (any) {
            countBound(counter, weights);
        }
    }

    private void countBound(Counter counter, int[] weights) {
        for (int node = nodes.first(); node != NodeTable.NONE; node = nodes.after(node)) {
            for (int i = 0; i < bound.size(node); i++) {
                int weight = weights[bound.shapeAt(node, i)];
                if (weight != 0) {
                    counter.count(node, weight * bound.countAt(node, i));
                }
            }
        }
    }

    TopologyDomains domains(String topologyKey) {
        TopologyDomains known = domainsByKey.get(topologyKey);
        if (known != null) {
            return known;
        }
        var added = new TopologyDomains(topologyKey);
        for (int node = nodes.first(); node != NodeTable.NONE; node = nodes.after(node)) {
            added.place(node, nodes.unchecked(node));
        }
        domainsByKey.put(topologyKey, added);
        domains.add(added);
        return added;
    }

    private NodeSet nodeSet(NodeSet.Rule rule) {
        NodeSet known = nodeSetsByRule.get(rule);
        if (known != null) {
            return known;
        }
        var added = new NodeSet(rule);
        for (int node = nodes.first(); node != NodeTable.NONE; node = nodes.after(node)) {
            added.place(node, nodes.unchecked(node));
        }
        nodeSetsByRule.put(rule, added);
        nodeSets.add(added);
        return added;
    }
}

package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Toleration;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PodTopologySpread: one more pod here must not be further above the emptiest domain than the constraint allows. */
final class PodTopologySpreadFilter implements Filter {

    private static final PodMatcher NO_PODS = new PodMatcher.Nothing();

    private final Topology topology;
    private final ClusterFacts facts;

    PodTopologySpreadFilter(Topology topology, ClusterFacts facts) {
        this.topology = topology;
        this.facts = facts;
    }

    /** Works out the rules of a shape and makes the counters they need. */
    void prepare(ShapeEntry entry) {
        List<TopologySpreadConstraint> hard = constraintsOf(entry.shape).stream()
                .filter(TopologySpreadConstraint::hard)
                .toList();
        List<String> keys = hard.stream()
                .map(TopologySpreadConstraint::topologyKey)
                .distinct()
                .sorted()
                .toList();
        var rules = new ArrayList<ShapeTopology.SpreadRule>();
        for (TopologySpreadConstraint constraint : hard) {
            rules.add(rule(entry.shape, constraint, keys));
        }
        entry.topology.spread = List.copyOf(rules);
    }

    /** The pod's own constraints; if it has none, those configured for the pods of its kind. */
    List<TopologySpreadConstraint> constraintsOf(PodShape pod) {
        List<TopologySpreadConstraint> own = pod.rules().spread();
        LabelSelector kind = pod.rules().attachments().scoreInputs().kind();
        if (!own.isEmpty() || kind == null) {
            return own;
        }
        return facts.defaultSpread().constraints().stream()
                .map(constraint -> new TopologySpreadConstraint(
                        constraint.topologyKey(), constraint.maxSkew(), constraint.hard(), kind, constraint.options()))
                .toList();
    }

    /** Whether the pod is spread by the system's defaults, under which a node may lack a topology key. */
    boolean isSpreadBySystem(PodShape pod) {
        return pod.rules().spread().isEmpty() && facts.defaultSpread().bySystem();
    }

    private ShapeTopology.SpreadRule rule(PodShape pod, TopologySpreadConstraint constraint, List<String> keys) {
        LabelSelector selector = selectorOf(pod, constraint);
        var counter = topology.spreadCounter(
                constraint.topologyKey(), matcher(pod, selector), countedNodes(pod, constraint, keys));
        int self = selector != null && selector.matches(pod.labels()) ? 1 : 0;
        return new ShapeTopology.SpreadRule(
                counter, constraint.maxSkew(), constraint.options().minDomains(), self);
    }

    /** Pods that match the selector; an absent or empty one counts nobody. */
    static PodMatcher matcher(PodShape pod, @Nullable LabelSelector selector) {
        return selector == null || selector.requirements().isEmpty()
                ? NO_PODS
                : new PodMatcher.Staying(pod.namespace(), selector);
    }

    /** The constraint's selector, with the pod's own values of matchLabelKeys added. */
    static @Nullable LabelSelector selectorOf(PodShape pod, TopologySpreadConstraint constraint) {
        var all = new ArrayList<Requirement>();
        for (String key : constraint.options().matchLabelKeys()) {
            String value = pod.labels().get(key);
            if (value != null) {
                all.add(Requirement.equalTo(key, value));
            }
        }
        if (all.isEmpty()) {
            return constraint.selector();
        }
        if (constraint.selector() != null) {
            all.addAll(constraint.selector().requirements());
        }
        return new LabelSelector(all);
    }

    static NodeSet.Rule countedNodes(PodShape pod, TopologySpreadConstraint constraint, List<String> keys) {
        NodeAffinity affinity = pod.rules().nodeAffinity();
        return new NodeSet.Rule(
                keys,
                constraint.options().honourNodeAffinity()
                        ? new NodeAffinity(affinity.nodeSelector(), affinity.required(), List.of())
                        : NodeAffinity.NONE,
                constraint.options().honourNodeTaints() ? pod.rules().tolerations() : List.of(Toleration.EVERYTHING));
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !shape.topology.spread.isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.CLUSTER;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        for (ShapeTopology.SpreadRule rule : shape.topology.spread) {
            int domain = rule.counter().domains.of(node);
            if (domain == TopologyDomains.NONE || skew(rule, domain) > rule.maxSkew()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        for (ShapeTopology.SpreadRule rule : shape.topology.spread) {
            String key = rule.counter().domains.key;
            int domain = rule.counter().domains.of(node);
            if (domain == TopologyDomains.NONE) {
                return new Misfit.SpreadKeyMissing(key);
            }
            if (skew(rule, domain) > rule.maxSkew()) {
                return new Misfit.SpreadTooUneven(key, skew(rule, domain), rule.maxSkew());
            }
        }
        throw new IllegalStateException("every spread constraint is met on node " + node);
    }

    @Override
    public int room(ShapeEntry shape, int node) {
        int room = Integer.MAX_VALUE;
        for (ShapeTopology.SpreadRule rule : shape.topology.spread) {
            if (rule.self() == 1) {
                int domain = rule.counter().domains.of(node);
                room = Math.min(room, rule.maxSkew() - skew(rule, domain) + 1);
            }
        }
        return room;
    }

    private static int skew(ShapeTopology.SpreadRule rule, int domain) {
        return rule.counter().at(domain) + rule.self() - rule.counter().least(rule.minDomains());
    }
}

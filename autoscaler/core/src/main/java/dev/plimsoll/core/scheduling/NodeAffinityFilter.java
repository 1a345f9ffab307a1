package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.WellKnown;

/** NodeAffinity: the node must meet the pod's nodeSelector and one of its required terms. */
final class NodeAffinityFilter implements Filter {

    private final NodeTable nodes;

    NodeAffinityFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        NodeAffinity affinity = shape.rules().nodeAffinity();
        return !affinity.nodeSelector().isEmpty() || !affinity.required().isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return tellsNodesApart(shape.rules().nodeAffinity()) ? Scope.NODE : Scope.PROFILE;
    }

    /** Whether the affinity reads what nodes of one profile differ in: the name or the hostname. */
    static boolean tellsNodesApart(NodeAffinity affinity) {
        return affinity.nodeSelector().containsKey(WellKnown.HOSTNAME)
                || affinity.required().stream().anyMatch(NodeAffinity.Term::tellsNodesApart);
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        Node judged = nodes.unchecked(node);
        return shape.rules().nodeAffinity().admits(judged.name(), judged.labels());
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        return new Misfit.NodeAffinityMismatch(shape.rules().nodeAffinity());
    }

    @Override
    public int room(ShapeEntry shape, int node) {
        return Integer.MAX_VALUE;
    }
}

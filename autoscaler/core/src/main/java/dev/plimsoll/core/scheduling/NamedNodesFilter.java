package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import java.util.Set;

/** The part of NodeAffinity that comes before all other filters: nodes that the pod does not name where it must name them. */
final class NamedNodesFilter implements Filter {

    private final NodeTable nodes;

    NamedNodesFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return WholePodFilter.nodeNames(shape.rules().nodeAffinity()) != null;
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.NODE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        Set<String> names = WholePodFilter.nodeNames(shape.rules().nodeAffinity());
        return names == null || names.contains(nodes.unchecked(node).name());
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

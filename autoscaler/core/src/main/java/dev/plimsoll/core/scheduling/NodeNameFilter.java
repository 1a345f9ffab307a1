package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;

/** NodeName: a pod that names its node goes nowhere else. */
final class NodeNameFilter implements Filter {

    private final NodeTable nodes;

    NodeNameFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !named(shape).isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.NODE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return named(shape).equals(nodes.unchecked(node).name());
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        return new Misfit.NodeNotNamed(named(shape));
    }

    @Override
    public int room(ShapeEntry shape, int node) {
        return Integer.MAX_VALUE;
    }

    private static String named(ShapeEntry shape) {
        return shape.rules().attachments().conditions().nodeName();
    }
}

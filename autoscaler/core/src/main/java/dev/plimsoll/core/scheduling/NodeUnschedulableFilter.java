package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;

/** NodeUnschedulable: a cordoned node takes only pods that tolerate the taint which stands for the cordon. */
final class NodeUnschedulableFilter implements Filter {

    private static final Taint CORDON = new Taint(WellKnown.UNSCHEDULABLE, "", Taint.Effect.NO_SCHEDULE);

    private final NodeTable nodes;

    NodeUnschedulableFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return true;
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.PROFILE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return !nodes.unchecked(node).status().unschedulable() || shape.rules().tolerates(CORDON);
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        return new Misfit.NodeUnschedulable();
    }
}

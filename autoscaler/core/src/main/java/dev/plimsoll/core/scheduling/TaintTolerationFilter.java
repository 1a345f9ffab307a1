package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Taint;

/** TaintToleration: the pod must tolerate every taint of the node that keeps pods off. */
final class TaintTolerationFilter implements Filter {

    private final NodeTable nodes;

    TaintTolerationFilter(NodeTable nodes) {
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
        return shape.rules().toleratesAllHard(nodes.unchecked(node).taints());
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        for (Taint taint : nodes.unchecked(node).taints()) {
            if (taint.isHard() && !shape.rules().tolerates(taint)) {
                return new Misfit.UntoleratedTaint(taint);
            }
        }
        throw new IllegalStateException(
                "every taint of " + nodes.unchecked(node).name() + " is tolerated");
    }
}

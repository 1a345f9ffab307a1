package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import java.util.List;

/** NodeDeclaredFeatures: the node must declare every feature that the pod needs. */
final class DeclaredFeaturesFilter implements Filter {

    private final NodeTable nodes;

    DeclaredFeaturesFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !needed(shape).isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.PROFILE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return declared(node).containsAll(needed(shape));
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        for (String feature : needed(shape)) {
            if (!declared(node).contains(feature)) {
                return new Misfit.FeatureUndeclared(feature);
            }
        }
        throw new IllegalStateException("node " + node + " declares every feature needed");
    }

    private List<String> declared(int node) {
        return nodes.unchecked(node).equipment().declaredFeatures();
    }

    private static List<String> needed(ShapeEntry shape) {
        return shape.rules().attachments().conditions().declaredFeatures();
    }
}

package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.Misfit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NodePorts: no port that the pod occupies on the node may be taken there. */
final class NodePortsFilter implements Filter {

    private final ShapeTable shapes;
    private final BoundPods bound;

    NodePortsFilter(ShapeTable shapes, BoundPods bound) {
        this.shapes = shapes;
        this.bound = bound;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !portsOf(shape).isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.NODE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return takenPort(shape, node) == null;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        HostPort taken = takenPort(shape, node);
        if (taken == null) {
            throw new IllegalStateException("no port of node " + node + " is taken");
        }
        return new Misfit.PortTaken(taken);
    }

    private @Nullable HostPort takenPort(ShapeEntry shape, int node) {
        for (int i = 0; i < bound.size(node); i++) {
            List<HostPort> taken = portsOf(shapes.at(bound.shapeAt(node, i)));
            for (HostPort asked : taken.isEmpty() ? taken : portsOf(shape)) {
                if (taken.stream().anyMatch(asked::clashesWith)) {
                    return asked;
                }
            }
        }
        return null;
    }

    private static List<HostPort> portsOf(ShapeEntry shape) {
        return shape.rules().attachments().hostPorts();
    }
}

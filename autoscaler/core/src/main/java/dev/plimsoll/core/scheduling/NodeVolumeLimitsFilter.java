package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.VolumeHandle;
import dev.plimsoll.core.model.VolumeMisfit;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * NodeVolumeLimits: each CSI driver can attach so many volumes to a node. A volume counts once however many pods share it,
 * and also when it is attached for nobody.
 */
final class NodeVolumeLimitsFilter implements Filter {

    private final NodeTable nodes;
    private final ShapeTable shapes;
    private final BoundPods bound;

    NodeVolumeLimitsFilter(NodeTable nodes, ShapeTable shapes, BoundPods bound) {
        this.nodes = nodes;
        this.shapes = shapes;
        this.bound = bound;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !shape.volumes.handles().isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.NODE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return excess(shape, node) == null;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        Misfit excess = excess(shape, node);
        if (excess == null) {
            throw new IllegalStateException("no attach limit of node " + node + " is exceeded");
        }
        return excess;
    }

    @Override
    public int room(ShapeEntry shape, int node) {
        return Integer.MAX_VALUE;
    }

    private @Nullable Misfit excess(ShapeEntry shape, int node) {
        Node judged = nodes.unchecked(node);
        Map<String, Integer> limits = judged.equipment().attachLimits();
        if (limits == null || limits.isEmpty()) {
            return null;
        }
        Set<VolumeHandle> attached = attached(judged, node);
        var more = new TreeMap<String, Integer>();
        for (VolumeHandle handle : shape.volumes.handles()) {
            if (!attached.contains(handle)) {
                more.merge(handle.driver(), 1, Integer::sum);
            }
        }
        for (Map.Entry<String, Integer> driver : more.entrySet()) {
            Integer limit = limits.get(driver.getKey());
            int present = limit == null ? 0 : count(attached, driver.getKey());
            if (limit != null && present + driver.getValue() > limit) {
                return new VolumeMisfit.TooManyVolumes(driver.getKey(), present, driver.getValue(), limit);
            }
        }
        return null;
    }

    private Set<VolumeHandle> attached(Node judged, int node) {
        var attached = new HashSet<>(judged.equipment().attached());
        for (int i = 0; i < bound.size(node); i++) {
            attached.addAll(shapes.at(bound.shapeAt(node, i)).volumes.handles());
        }
        return attached;
    }

    private static int count(Set<VolumeHandle> attached, String driver) {
        int count = 0;
        for (VolumeHandle handle : attached) {
            if (handle.driver().equals(driver)) {
                count++;
            }
        }
        return count;
    }
}

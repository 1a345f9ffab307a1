package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.VolumeMisfit;
import java.util.List;

/** VolumeZone: the node must be in a zone of the pod's volumes. */
final class VolumeZoneFilter implements Filter {

    private final NodeTable nodes;

    VolumeZoneFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !zonesOf(shape).isEmpty();
    }

    @Override
    public boolean isByProfile(ShapeEntry shape) {
        return true;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return zonesOf(shape).contains(nodes.unchecked(node).zone());
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        return new VolumeMisfit.VolumeElsewhere(
                String.join(", ", zonesOf(shape)), nodes.unchecked(node).zone());
    }

    private static List<String> zonesOf(ShapeEntry shape) {
        return shape.rules().attachments().volumeZones();
    }
}

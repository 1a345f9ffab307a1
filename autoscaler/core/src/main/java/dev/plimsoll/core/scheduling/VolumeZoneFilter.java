package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.VolumeMisfit;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** VolumeZone: the node must be in the zones and regions with which the pod's bound volumes are labelled. */
final class VolumeZoneFilter implements Filter {

    private static final List<String> LABELS =
            List.of(WellKnown.ZONE_BETA, WellKnown.REGION_BETA, WellKnown.ZONE, WellKnown.REGION);

    private final NodeTable nodes;

    VolumeZoneFilter(NodeTable nodes) {
        this.nodes = nodes;
    }

    /** Works out what the volumes of a shape demand. */
    static List<ZoneDemand> demandsOf(ShapeEntry shape) {
        var demands = new ArrayList<ZoneDemand>();
        List<String> zones = shape.rules().attachments().volumeZones();
        if (!zones.isEmpty()) {
            demands.add(new ZoneDemand(WellKnown.ZONE, new TreeSet<>(zones)));
        }
        for (ShapeVolumes.Bound bound : shape.volumes.claims().bound()) {
            if (bound.volume() != null && !bound.ephemeral()) {
                addDemands(bound.volume(), demands);
            }
        }
        return List.copyOf(demands);
    }

    private static void addDemands(PersistentVolume volume, List<ZoneDemand> demands) {
        for (String label : LABELS) {
            String value = volume.labels().get(label);
            if (value == null) {
                continue;
            }
            var values = new TreeSet<String>();
            for (String each : value.split("__", -1)) {
                values.add(each.strip());
            }
            if (!values.contains("")) {
                demands.add(new ZoneDemand(label, values));
            }
        }
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !shape.zoneDemands.isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return Scope.PROFILE;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return unmet(shape, node) == null;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        ZoneDemand unmet = unmet(shape, node);
        if (unmet == null) {
            throw new IllegalStateException("node " + node + " is where the volumes are");
        }
        String here = valueOf(unmet.label(), nodes.unchecked(node).labels());
        return new VolumeMisfit.VolumeElsewhere(String.join(", ", unmet.values()), here == null ? "" : here);
    }

    private @Nullable ZoneDemand unmet(ShapeEntry shape, int node) {
        Map<String, String> labels = nodes.unchecked(node).labels();
        if (LABELS.stream().noneMatch(labels::containsKey)) {
            return null;
        }
        for (ZoneDemand demand : shape.zoneDemands) {
            String value = valueOf(demand.label(), labels);
            if (value == null || !demand.values().contains(value)) {
                return demand;
            }
        }
        return null;
    }

    /** The node's value of the label; a label of the old name may be met by one of the new. */
    private static @Nullable String valueOf(String label, Map<String, String> labels) {
        String value = labels.get(label);
        return switch (label) {
            case WellKnown.ZONE_BETA -> value == null ? labels.get(WellKnown.ZONE) : value;
            case WellKnown.REGION_BETA -> value == null ? labels.get(WellKnown.REGION) : value;
            default -> value;
        };
    }
}

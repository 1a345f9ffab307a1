package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the volumes of pods come to in a trace: a volume made where the pod is first bound, or the zones in which volumes
 * are. Where the zones are not known they are taken to be where the pod ran.
 */
final class ClaimedVolumes {

    private final VolumeZones volumes;
    private final Map<String, String> zonesOfNodes = new HashMap<>();
    private final Unknowns unknowns;

    ClaimedVolumes(VolumeZones volumes, List<NodeLife> nodes, Unknowns unknowns) {
        this.volumes = volumes;
        this.unknowns = unknowns;
        nodes.forEach(node -> zonesOfNodes.put(
                node.name(),
                node.labels().getOrDefault(WellKnown.ZONE, node.labels().getOrDefault(WellKnown.ZONE_BETA, ""))));
    }

    /** With a volume of its own, which is made where the pod is first bound. */
    static PodShape withOwn(PodShape shape) {
        return attached(shape, List.of(), List.of(new PodVolume.MadeAtFirstUse()));
    }

    /** In the zones of these claims; {@code node} is where the pod ran ("" for nowhere). */
    PodShape inZonesOf(List<ObjectKey> claims, PodShape shape, String node) {
        var zones = new TreeSet<>(shape.rules().attachments().volumeZones());
        for (ObjectKey claim : claims) {
            List<String> known = volumes.of(claim);
            if (known != null) {
                zones.addAll(known);
                continue;
            }
            String where = zonesOfNodes.getOrDefault(node, "");
            if (!where.isEmpty()) {
                zones.add(where);
                unknowns.add("claims of pods had no volume in the record: taken to be in the zone where the pod ran");
            }
        }
        return attached(shape, List.copyOf(zones), List.of());
    }

    private static PodShape attached(PodShape shape, List<String> zones, List<PodVolume> volumes) {
        var rules = shape.rules().withAttachments(shape.rules().attachments().withVolumes(zones, volumes));
        return new PodShape(shape.namespace(), shape.labels(), shape.requests(), rules, shape.priority());
    }
}

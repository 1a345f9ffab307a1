package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.WellKnown;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In which zones the volumes of claims are, as far as claims and volumes were seen. */
final class VolumeZones {

    private final Map<ObjectKey, String> volumeOfClaim = new HashMap<>();
    private final Map<String, List<String>> zonesOfVolume = new HashMap<>();

    void claim(JsonNode claim) {
        String volume = claim.path("spec").path("volumeName").asString("");
        if (!volume.isEmpty()) {
            volumeOfClaim.put(ObjectKey.of(claim), volume);
        }
    }

    void volume(JsonNode volume) {
        var zones = new TreeSet<String>();
        for (JsonNode term :
                volume.path("spec").path("nodeAffinity").path("required").path("nodeSelectorTerms")) {
            for (JsonNode expression : term.path("matchExpressions")) {
                String key = expression.path("key").asString("");
                if (key.equals(WellKnown.ZONE)
                        || key.equals(WellKnown.ZONE_BETA)
                        || key.equals("topology.ebs.csi.aws.com/zone")) {
                    expression.path("values").forEach(value -> zones.add(value.asString("")));
                }
            }
        }
        zonesOfVolume.put(volume.path("metadata").path("name").asString(""), List.copyOf(zones));
    }

    /** The zones of a claim's volume, none for anywhere; null if they are not known. */
    @Nullable
    List<String> of(ObjectKey claim) {
        String volume = volumeOfClaim.get(claim);
        return volume == null ? null : zonesOfVolume.get(volume);
    }
}

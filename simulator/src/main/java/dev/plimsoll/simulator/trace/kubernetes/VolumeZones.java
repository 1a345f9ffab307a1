package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** In which zones the volumes of claims are, as far as claims and volumes were seen. */
final class VolumeZones {

    private static final Set<String> ZONES = Set.of(WellKnown.ZONE, WellKnown.ZONE_BETA, WellKnown.EBS_ZONE);

    private final Map<ObjectKey, String> volumeOfClaim = new HashMap<>();
    private final Map<String, List<String>> zonesOfVolume = new HashMap<>();

    void claim(JsonNode claim) {
        String volume = claim.path("spec").path("volumeName").asString("");
        if (!volume.isEmpty()) {
            claim(ObjectKey.of(claim), volume);
        }
    }

    /** The claim has this volume. */
    void claim(ObjectKey claim, String volume) {
        volumeOfClaim.put(claim, volume);
    }

    void volume(JsonNode volume) {
        var zones = new ArrayList<String>();
        for (JsonNode term :
                volume.path("spec").path("nodeAffinity").path("required").path("nodeSelectorTerms")) {
            for (JsonNode expression : term.path("matchExpressions")) {
                if (isZone(expression.path("key").asString(""))) {
                    expression.path("values").forEach(value -> zones.add(value.asString("")));
                }
            }
        }
        volume(volume.path("metadata").path("name").asString(""), zones);
    }

    /** The volume is in these zones, or, where there are none, anywhere. */
    void volume(String name, List<String> zones) {
        zonesOfVolume.put(name, List.copyOf(new TreeSet<>(zones)));
    }

    /** Whether a label of nodes tells their zone, by Kubernetes' word or by that of the driver of EBS. */
    static boolean isZone(String label) {
        return ZONES.contains(label);
    }

    /** The zones of a claim's volume, none for anywhere; null if they are not known. */
    @Nullable
    List<String> of(ObjectKey claim) {
        String volume = volumeOfClaim.get(claim);
        return volume == null ? null : zonesOfVolume.get(volume);
    }
}

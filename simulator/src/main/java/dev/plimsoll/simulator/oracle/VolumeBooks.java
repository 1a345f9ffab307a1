package dev.plimsoll.simulator.oracle;

import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.world.state.SimulatedNode;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the volumes of replicas are: each stays where it was first used, and pods are bound only where their volumes are. */
final class VolumeBooks {

    private final Map<String, String> zoneByReplica = new HashMap<>();

    /** A pod is free of zones until its volume is made, and then bound to that zone. */
    void created(long now, SimulatedPod pod) {
        String zone = zoneByReplica.get(pod.replica().name());
        if (zone != null && pod.replica().hasOwnVolume() && !zones(pod).equals(List.of(zone))) {
            throw new Violation(
                    now,
                    "pod " + pod.id() + " is created for the zones " + zones(pod) + ", but its volume is in " + zone);
        }
    }

    void bound(long now, SimulatedPod pod, SimulatedNode node) {
        String zone = node.node().labels().getOrDefault(WellKnown.ZONE, "");
        if (!zones(pod).isEmpty() && !zones(pod).contains(zone)) {
            throw new Violation(
                    now,
                    "pod " + pod.id() + " is bound to node " + node.name() + " in zone " + zone
                            + ", but its volumes are in " + zones(pod));
        }
        if (pod.replica().hasOwnVolume()) {
            String before = zoneByReplica.putIfAbsent(pod.replica().name(), zone);
            if (before != null && !before.equals(zone)) {
                throw new Violation(
                        now,
                        "pod " + pod.id() + " is bound to node " + node.name() + " in zone " + zone
                                + ", but its volume was made in " + before);
            }
        }
    }

    private static List<String> zones(SimulatedPod pod) {
        return pod.shape().rules().attachments().volumeZones();
    }
}

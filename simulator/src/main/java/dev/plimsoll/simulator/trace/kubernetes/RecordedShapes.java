package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.NodeAffinity;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.NodeLife;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of recorded pods as traces have them. A trace has no claims, so what is kept of volumes is where they are: a
 * pod that names a claim nobody has would never be placed.
 */
final class RecordedShapes {

    private final VolumeZones zones = new VolumeZones();
    private final Map<PodShape, PodShape> interned = new HashMap<>();
    private Storage known = Storage.NONE;

    /** Claims and volumes as a round saw them; what later rounds no longer see is remembered. */
    void learn(Storage storage) {
        if (storage.equals(known)) {
            return;
        }
        known = storage;
        for (PersistentVolumeClaim claim : storage.claims().values()) {
            String volume = claim.state().volumeName();
            if (volume != null) {
                zones.claim(new ObjectKey(claim.namespace(), claim.name()), volume);
            }
        }
        storage.volumes().values().forEach(volume -> zones.volume(volume.name(), zonesOf(volume)));
    }

    /** What volumes come to, when all rounds have been told. */
    ClaimedVolumes volumes(List<NodeLife> nodes, Unknowns unknowns) {
        return new ClaimedVolumes(zones, nodes, unknowns);
    }

    /** The shape of a pod that ran on this node ("" for none). */
    PodShape of(Pod pod, String node, ClaimedVolumes volumes) {
        PodShape shape = pod.shape();
        var claims = new ArrayList<ObjectKey>();
        for (PodVolume volume : shape.rules().attachments().volumes()) {
            switch (volume) {
                case PodVolume.Claim(String name) -> claims.add(new ObjectKey(shape.namespace(), name));
                case PodVolume.EbsDisk(String id) -> claims.add(new ObjectKey("", id));
                case PodVolume.GceDisk disk -> claims.add(new ObjectKey("", disk.name()));
                case PodVolume.EphemeralClaim made -> {} // comes and goes with the pod
                case PodVolume.MadeAtFirstUse made -> {} // binds it to nothing
                case PodVolume.IscsiDisk disk -> {} // is reached from everywhere
                case PodVolume.RbdImage image -> {} // is reached from everywhere
            }
        }
        boolean own = pod.owner().kind() == Owner.Kind.STATEFUL_SET && !claims.isEmpty();
        PodShape changed = own ? ClaimedVolumes.withOwn(shape) : volumes.inZonesOf(claims, shape, node);
        return interned.computeIfAbsent(changed, same -> same);
    }

    private static List<String> zonesOf(PersistentVolume volume) {
        var found = new ArrayList<String>();
        for (NodeAffinity.Term term : volume.reach().nodes()) {
            for (Requirement requirement : term.expressions()) {
                if (VolumeZones.isZone(requirement.key())) {
                    found.addAll(requirement.values());
                }
            }
        }
        String labelled =
                volume.labels().getOrDefault(WellKnown.ZONE, volume.labels().getOrDefault(WellKnown.ZONE_BETA, ""));
        if (!labelled.isEmpty()) {
            found.add(labelled);
        }
        return found;
    }
}

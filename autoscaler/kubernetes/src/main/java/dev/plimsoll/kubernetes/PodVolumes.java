package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.PodVolume;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The volumes that bind a pod to something. */
final class PodVolumes {

    private final ClaimOwners claimOwners;

    PodVolumes(ClaimOwners claimOwners) {
        this.claimOwners = claimOwners;
    }

    List<PodVolume> of(Pod pod) {
        var volumes = new ArrayList<PodVolume>();
        for (Volume volume : pod.getSpec().getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                volumes.add(
                        new PodVolume.Claim(volume.getPersistentVolumeClaim().getClaimName()));
            } else if (volume.getEphemeral() != null) {
                volumes.add(ephemeral(pod, volume));
            } else if (volume.getAwsElasticBlockStore() != null) {
                volumes.add(new PodVolume.EbsDisk(InTreeDisks.ebsHandle(RequiredField.of(
                        volume.getAwsElasticBlockStore().getVolumeID(),
                        ObjectNames.of(pod),
                        "volumeID of an EBS volume"))));
            } else if (volume.getGcePersistentDisk() != null) {
                var disk = volume.getGcePersistentDisk();
                volumes.add(new PodVolume.GceDisk(disk.getPdName(), isTrue(disk.getReadOnly())));
            } else if (volume.getIscsi() != null) {
                volumes.add(new PodVolume.IscsiDisk(
                        volume.getIscsi().getIqn(), isTrue(volume.getIscsi().getReadOnly())));
            } else if (volume.getRbd() != null) {
                var rbd = volume.getRbd();
                volumes.add(new PodVolume.RbdImage(
                        rbd.getMonitors(),
                        Objects.requireNonNullElse(rbd.getPool(), "rbd"),
                        rbd.getImage(),
                        isTrue(rbd.getReadOnly())));
            }
        }
        return volumes;
    }

    /** Whether the volume binds a pod to anything. */
    static boolean matters(Volume volume) {
        return volume.getPersistentVolumeClaim() != null
                || volume.getEphemeral() != null
                || volume.getAwsElasticBlockStore() != null
                || volume.getGcePersistentDisk() != null
                || volume.getIscsi() != null
                || volume.getRbd() != null;
    }

    private PodVolume ephemeral(Pod pod, Volume volume) {
        String claim = pod.getMetadata().getName() + "-" + volume.getName();
        String owner = claimOwners.ownerOf(pod.getMetadata().getNamespace() + "/" + claim);
        return new PodVolume.EphemeralClaim(
                claim, owner != null && !owner.equals(pod.getMetadata().getUid()));
    }

    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }
}

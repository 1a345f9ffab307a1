package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.VolumeHandle;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import org.jspecify.annotations.Nullable;

/** Disks declared the old way, by the names that the CSI drivers which took them over use. */
final class InTreeDisks {

    private InTreeDisks() {}

    /** The volume id in an EBS volume's name, which may be preceded by its zone as in aws://us-east-1a/vol-0abc. */
    static String ebsHandle(String volumeId) {
        return volumeId.substring(volumeId.lastIndexOf('/') + 1);
    }

    /** How a volume is attached; null if no CSI driver does it. */
    static @Nullable VolumeHandle handleOf(PersistentVolumeSpec spec) {
        if (spec.getCsi() != null) {
            return new VolumeHandle(spec.getCsi().getDriver(), spec.getCsi().getVolumeHandle());
        }
        if (spec.getAwsElasticBlockStore() != null
                && spec.getAwsElasticBlockStore().getVolumeID() != null) {
            return new VolumeHandle(
                    "ebs.csi.aws.com", ebsHandle(spec.getAwsElasticBlockStore().getVolumeID()));
        }
        if (spec.getGcePersistentDisk() != null) {
            return new VolumeHandle(
                    "pd.csi.storage.gke.io",
                    "projects/UNSPECIFIED/zones/UNSPECIFIED/disks/"
                            + spec.getGcePersistentDisk().getPdName());
        }
        return null;
    }
}

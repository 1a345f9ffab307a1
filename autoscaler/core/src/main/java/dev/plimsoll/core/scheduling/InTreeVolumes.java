package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.VolumeHandle;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Volumes declared the old way, which CSI drivers have taken over: they are attached, and counted, by those drivers. */
final class InTreeVolumes {

    private static final String EBS_DRIVER = "ebs.csi.aws.com";
    private static final String GCE_DRIVER = "pd.csi.storage.gke.io";
    private static final Map<String, String> DRIVER_BY_PROVISIONER = Map.of(
            "kubernetes.io/aws-ebs", EBS_DRIVER,
            "kubernetes.io/gce-pd", GCE_DRIVER,
            "kubernetes.io/azure-disk", "disk.csi.azure.com",
            "kubernetes.io/azure-file", "file.csi.azure.com",
            "kubernetes.io/cinder", "cinder.csi.openstack.org",
            "kubernetes.io/portworx-volume", "pxd.portworx.com",
            "kubernetes.io/vsphere-volume", "csi.vsphere.vmware.com");

    private InTreeVolumes() {}

    /** The driver that attaches what the provisioner makes. */
    static String driverOf(String provisioner) {
        return DRIVER_BY_PROVISIONER.getOrDefault(provisioner, provisioner);
    }

    /** What an inline disk is to its driver; null if no driver has taken such disks over. */
    static @Nullable VolumeHandle handleOf(PodVolume.Disk disk) {
        return switch (disk) {
            case PodVolume.EbsDisk ebs -> new VolumeHandle(EBS_DRIVER, ebs.volumeId());
            case PodVolume.GceDisk gce ->
                new VolumeHandle(GCE_DRIVER, "projects/UNSPECIFIED/zones/UNSPECIFIED/disks/" + gce.name());
            case PodVolume.IscsiDisk iscsi -> null;
            case PodVolume.RbdImage rbd -> null;
        };
    }
}

package dev.plimsoll.core.model;

import java.util.List;

/** A volume that a pod names: a claim, or a disk given inline. Volumes that bind a pod to nothing are left out. */
public sealed interface PodVolume {

    /** A claim of the pod's namespace. */
    record Claim(String claimName) implements PodVolume {}

    /**
     * A claim made for the pod alone from a template in it. It is foreign when a claim of that name exists that was not
     * made for this pod.
     */
    record EphemeralClaim(String claimName, boolean foreign) implements PodVolume {}

    /**
     * A volume that is yet to be made, where the pod is first bound (WaitForFirstConsumer); until then it binds the pod to
     * nothing.
     */
    record MadeAtFirstUse() implements PodVolume {}

    /** A disk that not every two pods on a node may share. */
    sealed interface Disk extends PodVolume {

        /** Whether the scheduler keeps a pod with the other disk off a node where this one is used. */
        boolean clashesWith(Disk other);
    }

    /** An EBS volume: clashes with itself even when both uses only read. */
    record EbsDisk(String volumeId) implements Disk {
        @Override
        public boolean clashesWith(Disk other) {
            return equals(other);
        }
    }

    /** A Compute Engine disk. */
    record GceDisk(String name, boolean readOnly) implements Disk {
        @Override
        public boolean clashesWith(Disk other) {
            return other instanceof GceDisk(String otherName, boolean otherReadOnly)
                    && name.equals(otherName)
                    && !(readOnly && otherReadOnly);
        }
    }

    /** An iSCSI target, known by its qualified name alone. */
    record IscsiDisk(String qualifiedName, boolean readOnly) implements Disk {
        @Override
        public boolean clashesWith(Disk other) {
            return other instanceof IscsiDisk(String otherName, boolean otherReadOnly)
                    && qualifiedName.equals(otherName)
                    && !(readOnly && otherReadOnly);
        }
    }

    /** A Ceph image; two are the same with one monitor in common and equal pool and image. */
    record RbdImage(List<String> monitors, String pool, String image, boolean readOnly) implements Disk {

        public RbdImage {
            monitors = List.copyOf(monitors);
        }

        @Override
        public boolean clashesWith(Disk other) {
            return other instanceof RbdImage rbd
                    && pool.equals(rbd.pool)
                    && image.equals(rbd.image)
                    && monitors.stream().anyMatch(rbd.monitors::contains)
                    && !(readOnly && rbd.readOnly);
        }
    }
}

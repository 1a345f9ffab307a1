package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.VolumeHandle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shape's volumes come to, looked up once. A rejection holds for every node; else all claims are either bound, or to
 * be bound when the pod is placed, smallest first.
 */
record ShapeVolumes(
        List<PodVolume.Disk> disks,
        Claims claims,
        List<VolumeHandle> handles,
        @Nullable Misfit rejection) {

    static final ShapeVolumes NONE = new ShapeVolumes(List.of(), Claims.NONE, List.of(), null);

    /** The claims by number: all of them, those named outright and not made for the pod, and those for a single pod. */
    record Claims(
            List<Integer> held,
            List<Integer> named,
            List<Integer> singlePod,
            List<PersistentVolumeClaim> toBind,
            List<Bound> bound) {
        static final Claims NONE = new Claims(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** A claim that is bound, and its volume; null if that does not exist. */
    record Bound(PersistentVolumeClaim claim, @Nullable PersistentVolume volume, boolean ephemeral) {}
}

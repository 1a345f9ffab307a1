package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.VolumeMisfit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** VolumeRestrictions: no clash over an inline disk on the node, no use anywhere of a claim that is for a single pod. */
final class VolumeRestrictionsFilter implements Filter {

    private final ShapeTable shapes;
    private final BoundPods bound;
    private final StorageState storage;

    VolumeRestrictionsFilter(ShapeTable shapes, BoundPods bound, StorageState storage) {
        this.shapes = shapes;
        this.bound = bound;
        this.storage = storage;
    }

    @Override
    public boolean concerns(ShapeEntry shape) {
        return !shape.volumes.disks().isEmpty()
                || !shape.volumes.claims().singlePod().isEmpty();
    }

    @Override
    public Scope scope(ShapeEntry shape) {
        return shape.volumes.claims().singlePod().isEmpty() ? Scope.NODE : Scope.CLUSTER;
    }

    @Override
    public boolean passes(ShapeEntry shape, int node) {
        return conflict(shape, node) == null;
    }

    @Override
    public Misfit explain(ShapeEntry shape, int node) {
        Misfit conflict = conflict(shape, node);
        if (conflict == null) {
            throw new IllegalStateException("no volume is in the way on node " + node);
        }
        return conflict;
    }

    private @Nullable Misfit conflict(ShapeEntry shape, int node) {
        if (!shape.volumes.disks().isEmpty()) {
            for (int i = 0; i < bound.size(node); i++) {
                PodVolume.Disk clash = clash(
                        shape.volumes.disks(),
                        shapes.at(bound.shapeAt(node, i)).volumes.disks());
                if (clash != null) {
                    return new VolumeMisfit.DiskConflict(clash.toString());
                }
            }
        }
        for (int claim : shape.volumes.claims().singlePod()) {
            if (storage.users(claim) > 0) {
                return new VolumeMisfit.ClaimInUse(storage.claim(claim).key());
            }
        }
        return null;
    }

    private static PodVolume.@Nullable Disk clash(List<PodVolume.Disk> asked, List<PodVolume.Disk> used) {
        for (PodVolume.Disk disk : used.isEmpty() ? used : asked) {
            if (used.stream().anyMatch(disk::clashesWith)) {
                return disk;
            }
        }
        return null;
    }
}

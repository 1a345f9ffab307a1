package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.PodVolume;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.core.model.VolumeHandle;
import dev.plimsoll.core.model.VolumeMisfit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks up the volumes of one shape, and says whether the scheduler turns such pods away before it looks at any node. */
final class VolumeResolver {

    private final Storage storage;
    private final PodShape pod;
    private final List<PodVolume.Disk> disks = new ArrayList<>();
    private final List<PersistentVolumeClaim> held = new ArrayList<>();
    private final List<PersistentVolumeClaim> named = new ArrayList<>();
    private final List<PersistentVolumeClaim> toBind = new ArrayList<>();
    private final List<ShapeVolumes.Bound> bound = new ArrayList<>();
    private final Set<VolumeHandle> handles = new LinkedHashSet<>();
    private @Nullable Misfit missing;
    private @Nullable Misfit unusable;
    private @Nullable PersistentVolumeClaim immediate;

    VolumeResolver(Storage storage, PodShape pod) {
        this.storage = storage;
        this.pod = pod;
    }

    ShapeVolumes resolve(StorageState numbers) {
        pod.rules().attachments().volumes().forEach(this::add);
        toBind.sort(Comparator.comparingLong(claim -> claim.asked().bytes()));
        var claims = new ShapeVolumes.Claims(
                numbers.of(held),
                numbers.of(named),
                numbers.of(named.stream()
                        .filter(PersistentVolumeClaim::isForOnePodOnly)
                        .toList()),
                List.copyOf(toBind),
                List.copyOf(bound));
        return new ShapeVolumes(List.copyOf(disks), claims, List.copyOf(handles), rejection());
    }

    /** The first rejection in the order of the plugins: VolumeRestrictions, VolumeBinding, VolumeZone. */
    private @Nullable Misfit rejection() {
        if (missing != null) {
            return missing;
        }
        if (unusable != null) {
            return unusable;
        }
        return immediate != null
                ? new VolumeMisfit.ClaimUnusable(immediate.key(), "is not bound, and must be before a pod can use it")
                : goneVolume();
    }

    private @Nullable Misfit goneVolume() {
        for (ShapeVolumes.Bound each : bound) {
            if (each.volume() == null && !each.ephemeral()) {
                return new VolumeMisfit.VolumeGone(
                        each.claim().key(), String.valueOf(each.claim().state().volumeName()));
            }
        }
        return null;
    }

    private void add(PodVolume volume) {
        switch (volume) {
            case PodVolume.Claim(String name) -> addClaim(name, false, false);
            case PodVolume.EphemeralClaim(String name, boolean foreign) -> addClaim(name, true, foreign);
            case PodVolume.MadeAtFirstUse made -> {}
            case PodVolume.Disk disk -> {
                disks.add(disk);
                VolumeHandle handle = InTreeVolumes.handleOf(disk);
                if (handle != null) {
                    handles.add(handle);
                }
            }
        }
    }

    private void addClaim(String name, boolean ephemeral, boolean foreign) {
        PersistentVolumeClaim claim = storage.claims().get(pod.namespace() + "/" + name);
        if (claim == null) {
            Misfit absent = new VolumeMisfit.ClaimMissing(pod.namespace() + "/" + name, ephemeral);
            if (ephemeral) {
                reject(absent);
            } else if (missing == null) {
                missing = absent;
            }
            return;
        }
        held.add(claim);
        if (!ephemeral) {
            named.add(claim);
        }
        PersistentVolumeClaim.State state = claim.state();
        if (state.lost()) {
            reject(new VolumeMisfit.ClaimUnusable(claim.key(), "is bound to a volume that is lost"));
        } else if (state.deleting()) {
            reject(new VolumeMisfit.ClaimUnusable(claim.key(), "is being deleted"));
        } else if (foreign) {
            reject(new VolumeMisfit.ClaimUnusable(claim.key(), "was not created for this pod"));
        }
        settle(claim, ephemeral);
        addHandle(claim);
    }

    private void reject(Misfit why) {
        unusable = unusable == null ? why : unusable;
    }

    private void settle(PersistentVolumeClaim claim, boolean ephemeral) {
        String volumeName = claim.state().volumeName();
        Storage.StorageClass storageClass = storage.classes().get(claim.asked().storageClass());
        if (volumeName != null && claim.state().bindCompleted()) {
            bound.add(new ShapeVolumes.Bound(claim, storage.volumes().get(volumeName), ephemeral));
        } else if (volumeName == null && storageClass != null && storageClass.waitsForFirstConsumer()) {
            toBind.add(claim);
        } else {
            immediate = immediate == null ? claim : immediate;
        }
    }

    /** What the claim will be attached as: its volume, or while it has none, itself under the driver of its class. */
    private void addHandle(PersistentVolumeClaim claim) {
        String volumeName = claim.state().volumeName();
        PersistentVolume volume = volumeName == null ? null : storage.volumes().get(volumeName);
        Storage.StorageClass storageClass = storage.classes().get(claim.asked().storageClass());
        if (volume != null) {
            if (volume.reach().handle() != null) {
                handles.add(volume.reach().handle());
            }
        } else if (storageClass != null) {
            handles.add(new VolumeHandle(
                    InTreeVolumes.driverOf(storageClass.provisioner()), "not bound yet: " + claim.key()));
        }
    }
}

package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Requirement;
import dev.plimsoll.core.model.Storage;
import io.fabric8.kubernetes.api.model.PersistentVolumeSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySelectorTerm;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Claims, volumes, classes and capacities. */
public final class StorageReader {

    private static final String BIND_COMPLETED = "pv.kubernetes.io/bind-completed";
    private static final String SELECTED_NODE = "volume.kubernetes.io/selected-node";
    private static final String CLASS = "volume.beta.kubernetes.io/storage-class";

    /** Stands for a claim that cannot exist. */
    private static final PersistentVolume.ClaimReference NOBODY = new PersistentVolume.ClaimReference("", "");

    private StorageReader() {}

    public static PersistentVolumeClaim read(io.fabric8.kubernetes.api.model.PersistentVolumeClaim claim) {
        String objectName = ObjectNames.of(claim);
        var spec = claim.getSpec();
        Map<String, String> annotations =
                Objects.requireNonNullElse(claim.getMetadata().getAnnotations(), Map.of());
        Quantity size = spec.getResources() == null
                ? null
                : spec.getResources().getRequests().get("storage");
        return new PersistentVolumeClaim(
                claim.getMetadata().getNamespace(),
                claim.getMetadata().getName(),
                Objects.requireNonNullElse(claim.getMetadata().getUid(), ""),
                new PersistentVolumeClaim.Asked(
                        ExactAmounts.whole("storage", size, objectName),
                        new TreeSet<>(spec.getAccessModes()),
                        "Block".equals(spec.getVolumeMode()),
                        Selectors.labels(spec.getSelector(), objectName),
                        storageClass(annotations, spec.getStorageClassName())),
                new PersistentVolumeClaim.State(
                        spec.getVolumeName() == null || spec.getVolumeName().isEmpty() ? null : spec.getVolumeName(),
                        annotations.containsKey(BIND_COMPLETED),
                        claim.getStatus() != null
                                && "Lost".equals(claim.getStatus().getPhase()),
                        claim.getMetadata().getDeletionTimestamp() != null,
                        annotations.get(SELECTED_NODE)));
    }

    public static PersistentVolume read(io.fabric8.kubernetes.api.model.PersistentVolume volume) {
        String objectName = ObjectNames.of(volume);
        PersistentVolumeSpec spec = volume.getSpec();
        Map<String, String> labels =
                Objects.requireNonNullElse(volume.getMetadata().getLabels(), Map.of());
        Map<String, String> annotations =
                Objects.requireNonNullElse(volume.getMetadata().getAnnotations(), Map.of());
        return new PersistentVolume(
                volume.getMetadata().getName(),
                ImmutableMaps.copyOf(labels),
                new PersistentVolume.Offer(
                        ExactAmounts.whole("storage", spec.getCapacity().get("storage"), objectName),
                        new TreeSet<>(spec.getAccessModes()),
                        "Block".equals(spec.getVolumeMode()),
                        storageClass(annotations, spec.getStorageClassName()),
                        volume.getStatus() != null
                                && "Available".equals(volume.getStatus().getPhase())),
                new PersistentVolume.Reach(
                        Selectors.nodes(
                                spec.getNodeAffinity() == null
                                        ? null
                                        : spec.getNodeAffinity().getRequired(),
                                objectName),
                        InTreeDisks.handleOf(spec)),
                claimOf(volume));
    }

    /** The claim a volume is for; one that is being deleted is for nobody. */
    private static PersistentVolume.@Nullable ClaimReference claimOf(
            io.fabric8.kubernetes.api.model.PersistentVolume volume) {
        if (volume.getMetadata().getDeletionTimestamp() != null) {
            return NOBODY;
        }
        var reference = volume.getSpec().getClaimRef();
        return reference == null
                ? null
                : new PersistentVolume.ClaimReference(
                        reference.getNamespace() + "/" + reference.getName(),
                        Objects.requireNonNullElse(reference.getUid(), ""));
    }

    private static String storageClass(Map<String, String> annotations, @Nullable String name) {
        return Objects.requireNonNullElse(annotations.get(CLASS), Objects.requireNonNullElse(name, ""));
    }

    public static Storage.StorageClass read(StorageClass storageClass) {
        return new Storage.StorageClass(
                storageClass.getMetadata().getName(),
                Objects.requireNonNullElse(storageClass.getProvisioner(), ""),
                "WaitForFirstConsumer".equals(storageClass.getVolumeBindingMode()),
                storageClass.getAllowedTopologies().stream()
                        .map(StorageReader::topology)
                        .toList());
    }

    private static LabelSelector topology(TopologySelectorTerm term) {
        return new LabelSelector(term.getMatchLabelExpressions().stream()
                .map(expression ->
                        new Requirement(expression.getKey(), Requirement.Operator.IN, expression.getValues()))
                .toList());
    }

    public static Storage.Capacity read(CSIStorageCapacity capacity) {
        String objectName = ObjectNames.of(capacity);
        Quantity largest =
                capacity.getMaximumVolumeSize() == null ? capacity.getCapacity() : capacity.getMaximumVolumeSize();
        return new Storage.Capacity(
                capacity.getStorageClassName(),
                Selectors.labels(capacity.getNodeTopology(), objectName),
                largest == null ? -1 : ExactAmounts.whole("capacity", largest, objectName));
    }
}

package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ClusterFacts;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.PersistentVolume;
import dev.plimsoll.core.model.PersistentVolumeClaim;
import dev.plimsoll.core.model.Storage;
import dev.plimsoll.core.model.VolumeHandle;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.storage.CSIDriver;
import io.fabric8.kubernetes.api.model.storage.CSINode;
import io.fabric8.kubernetes.api.model.storage.CSIStorageCapacity;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.api.model.storage.VolumeAttachment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Takes in the objects of a cluster, in any order, and says what they come to. */
public final class ClusterReader implements ClaimOwners {

    private final SortedMap<String, SortedMap<String, String>> namespaceLabels = new TreeMap<>();
    private final SortedMap<String, PersistentVolumeClaim> claims = new TreeMap<>();
    private final Map<String, String> claimOwners = new HashMap<>();
    private final SortedMap<String, PersistentVolume> volumes = new TreeMap<>();
    private final SortedMap<String, Storage.StorageClass> classes = new TreeMap<>();
    private final TreeSet<String> driversWithCapacity = new TreeSet<>();
    private final List<Storage.Capacity> capacities = new ArrayList<>();
    private final Map<String, CSINode> csiNodes = new HashMap<>();
    private final Map<String, List<VolumeAttachment>> attachments = new HashMap<>();

    public void add(Namespace namespace) {
        Map<String, String> labels = namespace.getMetadata().getLabels();
        namespaceLabels.put(
                namespace.getMetadata().getName(),
                labels == null ? ImmutableMaps.empty() : ImmutableMaps.copyOf(labels));
    }

    public void add(io.fabric8.kubernetes.api.model.PersistentVolumeClaim claim) {
        PersistentVolumeClaim read = StorageReader.read(claim);
        claims.put(read.key(), read);
        OwnerReference owner = Kinds.controllerOf(claim);
        claimOwners.put(read.key(), owner == null ? "" : owner.getUid());
    }

    public void add(io.fabric8.kubernetes.api.model.PersistentVolume volume) {
        PersistentVolume read = StorageReader.read(volume);
        volumes.put(read.name(), read);
    }

    public void add(StorageClass storageClass) {
        Storage.StorageClass read = StorageReader.read(storageClass);
        classes.put(read.name(), read);
    }

    public void add(CSIDriver driver) {
        if (Boolean.TRUE.equals(driver.getSpec().getStorageCapacity())) {
            driversWithCapacity.add(driver.getMetadata().getName());
        }
    }

    public void add(CSIStorageCapacity capacity) {
        capacities.add(StorageReader.read(capacity));
    }

    public void add(CSINode csiNode) {
        csiNodes.put(csiNode.getMetadata().getName(), csiNode);
    }

    public void add(VolumeAttachment attachment) {
        attachments
                .computeIfAbsent(attachment.getSpec().getNodeName(), node -> new ArrayList<>())
                .add(attachment);
    }

    @Override
    public @Nullable String ownerOf(String claim) {
        return claimOwners.get(claim);
    }

    /** The facts, for a scheduler configured as it comes. */
    public ClusterFacts facts() {
        return new ClusterFacts(
                namespaceLabels,
                new Storage(claims, volumes, classes, driversWithCapacity, capacities),
                ClusterFacts.DefaultSpread.SYSTEM);
    }

    /** The node with its CSINode and what is attached to it. */
    public Node read(io.fabric8.kubernetes.api.model.Node node) {
        String name = node.getMetadata().getName();
        List<VolumeHandle> attached = attachments.getOrDefault(name, List.of()).stream()
                .map(this::handleOf)
                .filter(Objects::nonNull)
                .toList();
        return NodeReader.read(node, csiNodes.get(name), attached);
    }

    private @Nullable VolumeHandle handleOf(VolumeAttachment attachment) {
        String name = attachment.getSpec().getSource().getPersistentVolumeName();
        PersistentVolume volume = name == null ? null : volumes.get(name);
        return volume == null ? null : volume.reach().handle();
    }
}

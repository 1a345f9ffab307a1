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
    private final SortedMap<String, Storage.Capacity> capacities = new TreeMap<>();
    private final Map<String, SortedMap<String, Integer>> attachLimits = new HashMap<>();
    private final Attachments attachments = new Attachments();

    /** Takes in an object, or its latest version. Returns whether that changes anything, as do all of these. */
    public boolean add(Namespace namespace) {
        Map<String, String> labels = namespace.getMetadata().getLabels();
        SortedMap<String, String> read = labels == null ? ImmutableMaps.empty() : ImmutableMaps.copyOf(labels);
        return !read.equals(namespaceLabels.put(namespace.getMetadata().getName(), read));
    }

    public boolean add(io.fabric8.kubernetes.api.model.PersistentVolumeClaim claim) {
        PersistentVolumeClaim read = StorageReader.read(claim);
        OwnerReference controller = Kinds.controllerOf(claim);
        String owner = controller == null ? "" : controller.getUid();
        boolean sameOwner = owner.equals(claimOwners.put(read.key(), owner));
        return !read.equals(claims.put(read.key(), read)) || !sameOwner;
    }

    public boolean add(io.fabric8.kubernetes.api.model.PersistentVolume volume) {
        PersistentVolume read = StorageReader.read(volume);
        return !read.equals(volumes.put(read.name(), read));
    }

    public boolean add(StorageClass storageClass) {
        Storage.StorageClass read = StorageReader.read(storageClass);
        return !read.equals(classes.put(read.name(), read));
    }

    public boolean add(CSIDriver driver) {
        String name = driver.getMetadata().getName();
        return Boolean.TRUE.equals(driver.getSpec().getStorageCapacity())
                ? driversWithCapacity.add(name)
                : driversWithCapacity.remove(name);
    }

    public boolean add(CSIStorageCapacity capacity) {
        Storage.Capacity read = StorageReader.read(capacity);
        String key = capacity.getMetadata().getNamespace() + "/"
                + capacity.getMetadata().getName();
        return !read.equals(capacities.put(key, read));
    }

    public boolean add(CSINode csiNode) {
        SortedMap<String, Integer> read = NodeReader.attachLimits(csiNode);
        return !read.equals(attachLimits.put(csiNode.getMetadata().getName(), read));
    }

    public boolean add(VolumeAttachment attachment) {
        return attachments.add(attachment);
    }

    public boolean removeNamespace(String name) {
        return namespaceLabels.remove(name) != null;
    }

    /** By namespace/name. */
    public boolean removeClaim(String key) {
        claimOwners.remove(key);
        return claims.remove(key) != null;
    }

    public boolean removeVolume(String name) {
        return volumes.remove(name) != null;
    }

    public boolean removeClass(String name) {
        return classes.remove(name) != null;
    }

    public boolean removeDriver(String name) {
        return driversWithCapacity.remove(name);
    }

    /** By namespace/name. */
    public boolean removeCapacity(String key) {
        return capacities.remove(key) != null;
    }

    public boolean removeCsiNode(String name) {
        return attachLimits.remove(name) != null;
    }

    public boolean removeAttachment(String name) {
        return attachments.remove(name);
    }

    /** The node that an attachment is for; "" if there is no such attachment. */
    public String nodeOfAttachment(String name) {
        return attachments.nodeOf(name);
    }

    /** The nodes that a volume is attached to, in the order of names. */
    public List<String> nodesOfVolume(String name) {
        return attachments.nodesOf(name);
    }

    @Override
    public @Nullable String ownerOf(String claim) {
        return claimOwners.get(claim);
    }

    /** The facts, for a scheduler configured as it comes. */
    public ClusterFacts facts() {
        return new ClusterFacts(
                namespaceLabels,
                new Storage(claims, volumes, classes, driversWithCapacity, List.copyOf(capacities.values())),
                ClusterFacts.DefaultSpread.SYSTEM);
    }

    /** The node with its CSINode and what is attached to it. */
    public Node read(io.fabric8.kubernetes.api.model.Node node) {
        return equipped(NodeReader.read(node));
    }

    /** The node by itself with its CSINode and what is attached to it. */
    public Node equipped(Node node) {
        List<VolumeHandle> attached = attachments.volumesOn(node.name()).stream()
                .map(this::handleOf)
                .filter(Objects::nonNull)
                .toList();
        return NodeReader.equipped(node, attachLimits.get(node.name()), attached);
    }

    private @Nullable VolumeHandle handleOf(String volumeName) {
        PersistentVolume volume = volumes.get(volumeName);
        return volume == null ? null : volume.reach().handle();
    }
}

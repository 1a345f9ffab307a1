package dev.plimsoll.core.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The storage of a cluster: claims by namespace/name, volumes and classes by name, the CSI drivers whose free capacity
 * must be looked at, and those capacities.
 */
public record Storage(
        SortedMap<String, PersistentVolumeClaim> claims,
        SortedMap<String, PersistentVolume> volumes,
        SortedMap<String, StorageClass> classes,
        SortedSet<String> driversWithCapacity,
        List<Capacity> capacities) {

    /** No claims, no volumes. */
    public static final Storage NONE = new Storage(
            ImmutableMaps.empty(), ImmutableMaps.empty(), ImmutableMaps.empty(), new TreeSet<>(), List.of());

    public Storage {
        claims = ImmutableMaps.copyOf(claims);
        volumes = ImmutableMaps.copyOf(volumes);
        classes = ImmutableMaps.copyOf(classes);
        driversWithCapacity = Collections.unmodifiableSortedSet(new TreeSet<>(driversWithCapacity));
        capacities = List.copyOf(capacities);
    }

    /** How volumes of a class come to be, when, and on nodes of which labels (one selector must match; none means anywhere). */
    public record StorageClass(
            String name, String provisioner, boolean waitsForFirstConsumer, List<LabelSelector> allowedTopologies) {

        /** The provisioner that provisions nothing. */
        public static final String NO_PROVISIONER = "kubernetes.io/no-provisioner";

        public StorageClass {
            allowedTopologies = List.copyOf(allowedTopologies);
        }

        public boolean provisions() {
            return !provisioner.isEmpty() && !provisioner.equals(NO_PROVISIONER);
        }

        public boolean allows(Node node) {
            return allowedTopologies.isEmpty()
                    || allowedTopologies.stream().anyMatch(topology -> topology.matches(node.labels()));
        }
    }

    /** The largest volume of a class, in bytes, that can be provisioned for nodes of some labels (null: for none). */
    public record Capacity(String storageClass, @Nullable LabelSelector nodes, long largestVolumeBytes) {

        public boolean suffices(String asked, long bytes, Node node) {
            return storageClass.equals(asked)
                    && largestVolumeBytes >= bytes
                    && nodes != null
                    && nodes.matches(node.labels());
        }
    }
}

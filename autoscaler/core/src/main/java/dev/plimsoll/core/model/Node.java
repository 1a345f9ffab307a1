package dev.plimsoll.core.model;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A node as Kubernetes shows it: labels (hostname, zone and instance type among them), taints, what pods may request of it in
 * all, and of its annotations those that say whether it may go (see {@link WellKnown#saysWhetherNodesMayGo}).
 */
public record Node(
        String name,
        SortedMap<String, String> labels,
        List<Taint> taints,
        Resources allocatable,
        Status status,
        SortedMap<String, String> annotations) {

    /** One whose annotations say nothing. */
    public Node(
            String name, SortedMap<String, String> labels, List<Taint> taints, Resources allocatable, Status status) {
        this(name, labels, taints, allocatable, status, ImmutableMaps.empty());
    }

    /** What changes over a node's life: readiness (as cluster-autoscaler reads it), cordon, when it registered, the instance below it ("" if unknown), equipment. */
    public record Status(
            boolean ready, boolean unschedulable, Instant registeredAt, String instanceId, Equipment equipment) {

        /** Of a node without equipment worth a mention. */
        public Status(boolean ready, boolean unschedulable, Instant registeredAt, String instanceId) {
            this(ready, unschedulable, registeredAt, instanceId, Equipment.NONE);
        }
    }

    /**
     * What a node has besides resources: how many volumes each CSI driver can attach (a driver not listed: any number; null:
     * the node has no CSINode), what is attached, images by name with their bytes, and the features it declares. Residents
     * are pods that come with a node which is yet to be: their requests do not count, for the node's room is without them.
     */
    public record Equipment(
            @Nullable SortedMap<String, Integer> attachLimits,
            List<VolumeHandle> attached,
            SortedMap<String, Long> images,
            List<String> declaredFeatures,
            List<PodShape> residents) {

        public static final Equipment NONE = new Equipment(null, List.of(), ImmutableMaps.empty(), List.of());

        /** Of a node without residents. */
        public Equipment(
                @Nullable SortedMap<String, Integer> attachLimits,
                List<VolumeHandle> attached,
                SortedMap<String, Long> images,
                List<String> declaredFeatures) {
            this(attachLimits, attached, images, declaredFeatures, List.of());
        }

        public Equipment {
            attachLimits = attachLimits == null ? null : ImmutableMaps.copyOf(attachLimits);
            attached = List.copyOf(attached);
            images = ImmutableMaps.copyOf(images);
            declaredFeatures = List.copyOf(declaredFeatures);
            residents = List.copyOf(residents);
        }

        public Equipment withResidents(List<PodShape> changed) {
            return new Equipment(attachLimits, attached, images, declaredFeatures, changed);
        }
    }

    public Node {
        labels = ImmutableMaps.copyOf(labels);
        taints = List.copyOf(taints);
        annotations = ImmutableMaps.copyOf(annotations);
    }

    public String zone() {
        return labels.getOrDefault(WellKnown.ZONE, "");
    }

    public Equipment equipment() {
        return status.equipment();
    }

    /** Whether nothing is heard of its kubelet, by the taint that the control plane then puts on it. */
    public boolean isSilent() {
        return hasTaint(WellKnown.UNREACHABLE);
    }

    public boolean hasTaint(String key) {
        return taints.stream().anyMatch(taint -> taint.key().equals(key));
    }
}

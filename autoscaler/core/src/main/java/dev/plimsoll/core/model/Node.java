package dev.plimsoll.core.model;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** A node as Kubernetes shows it: labels (hostname, zone and instance type among them), taints, and what pods may request of it in all. */
public record Node(
        String name, SortedMap<String, String> labels, List<Taint> taints, Resources allocatable, Status status) {

    /** What changes over a node's life: readiness, cordon, when it registered, and the instance below it ("" if unknown). */
    public record Status(boolean ready, boolean unschedulable, Instant registeredAt, String instanceId) {}

    public Node {
        labels = ImmutableMaps.copyOf(labels);
        taints = List.copyOf(taints);
    }

    public String zone() {
        return labels.getOrDefault(WellKnown.ZONE, "");
    }

    public boolean hasTaint(String key) {
        return taints.stream().anyMatch(taint -> taint.key().equals(key));
    }
}

package dev.plimsoll.core.model;

import java.util.List;
import java.util.SortedMap;

/** What one more instance of a node group in one zone would be: its node's labels and taints, what it can hold and what it costs. */
public record NodeTemplate(
        Source source,
        SortedMap<String, String> labels,
        List<Taint> taints,
        Capacity capacity,
        long microDollarsPerHour) {

    /** Where it comes from. */
    public record Source(String group, String instanceType, String zone) {}

    /** What the node offers pods in all, and what its DaemonSets take of that at once. */
    public record Capacity(Resources allocatable, Resources daemonSets) {

        /** What is left for other pods. */
        public Resources free() {
            return allocatable.minus(daemonSets);
        }
    }

    public NodeTemplate {
        labels = ImmutableMaps.copyOf(labels);
        taints = List.copyOf(taints);
    }
}

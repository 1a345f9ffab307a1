package dev.plimsoll.core.model;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What one more instance of a node group in one zone would be: its node's labels and taints, what it can hold and what it costs. */
public record NodeTemplate(
        Source source,
        SortedMap<String, String> labels,
        List<Taint> taints,
        Capacity capacity,
        long microDollarsPerHour) {

    /** Where it comes from. */
    public record Source(String group, String instanceType, String zone) {}

    /**
     * What the node offers pods in all, what its DaemonSets take of that at once, what the machine has, reserved or not, and
     * its equipment, known from its siblings.
     */
    public record Capacity(Resources allocatable, Resources daemonSets, Resources machine, Node.Equipment equipment) {

        /** Of a machine that reserves nothing, or of which nobody knows what it reserves, without equipment worth a mention. */
        public Capacity(Resources allocatable, Resources daemonSets) {
            this(allocatable, daemonSets, allocatable, Node.Equipment.NONE);
        }

        /** What is left for other pods. */
        public Resources free() {
            return allocatable.minus(daemonSets);
        }
    }

    public NodeTemplate {
        labels = ImmutableMaps.copyOf(labels);
        taints = List.copyOf(taints);
    }

    /** The node it would become, with the room of its DaemonSets already taken off. */
    public Node freshNode(String suffix) {
        String name = source.group() + "-" + source.zone() + "-" + suffix;
        var named = new TreeMap<>(labels);
        named.put(WellKnown.HOSTNAME, name);
        var status = new Node.Status(true, false, Instant.EPOCH, "", capacity.equipment());
        return new Node(name, named, taints, capacity.free(), status);
    }
}

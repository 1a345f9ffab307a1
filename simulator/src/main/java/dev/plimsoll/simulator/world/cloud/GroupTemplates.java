package dev.plimsoll.simulator.world.cloud;

import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.KubeReserved;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.world.cluster.Daemons;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a manifest's node groups promise. A group of several instance types promises the least of each resource that any of
 * them has, at the price of its first type, which is what it launches.
 */
public final class GroupTemplates {

    private static final String OPERATING_SYSTEM = "kubernetes.io/os";

    private final Catalogue catalogue;
    private final Daemons daemons;

    public GroupTemplates(Catalogue catalogue, Daemons daemons) {
        this.catalogue = catalogue;
        this.daemons = daemons;
    }

    /** The group as autoscalers see it. */
    public NodeGroup promised(Manifest.Group group) {
        return new NodeGroup(
                group.name(), group.bounds().minSize(), group.bounds().maxSize(), templates(group, smallest(group)));
    }

    /** What an instance in each zone will really be, in the order of zone names. */
    public List<NodeTemplate> launched(Manifest.Group group) {
        return templates(group, KubeReserved.allocatable(firstType(group)));
    }

    private List<NodeTemplate> templates(Manifest.Group group, Resources allocatable) {
        var templates = new ArrayList<NodeTemplate>();
        for (String zone : zones(group)) {
            SortedMap<String, String> labels = labels(group, zone);
            var capacity = new NodeTemplate.Capacity(
                    allocatable, daemons.requestsOn(labels), firstType(group).capacity(), Node.Equipment.NONE);
            checkRoomForDaemons(group, capacity);
            templates.add(new NodeTemplate(
                    new NodeTemplate.Source(group.name(), firstType(group).name(), zone),
                    labels,
                    group.marks().taints(),
                    capacity,
                    firstType(group).microDollarsPerHour()));
        }
        return templates;
    }

    private static void checkRoomForDaemons(Manifest.Group group, NodeTemplate.Capacity capacity) {
        Resources free = capacity.free();
        if (free.cpuMillis() < 0 || free.memoryBytes() < 0 || free.pods() < 0) {
            throw new TraceException("the DaemonSets of node group \"" + group.name() + "\" need "
                    + capacity.daemonSets().cpuMillis() + " millicores and "
                    + capacity.daemonSets().memoryBytes()
                    + " bytes, more than its nodes offer: use a larger instance type");
        }
    }

    private SortedMap<String, String> labels(Manifest.Group group, String zone) {
        var labels = new TreeMap<String, String>();
        labels.put(WellKnown.ZONE, zone);
        labels.put(WellKnown.REGION, zone.replaceFirst("(?<=\\d)[a-z]$", ""));
        labels.put(WellKnown.INSTANCE_TYPE, firstType(group).name());
        labels.put(WellKnown.ARCHITECTURE, firstType(group).architecture());
        labels.put(OPERATING_SYSTEM, "linux");
        labels.putAll(group.marks().labels());
        return labels;
    }

    private static SortedSet<String> zones(Manifest.Group group) {
        if (group.zones().isEmpty()) {
            throw new TraceException("node group \"" + group.name() + "\" has no zone: give it one or more");
        }
        return new TreeSet<>(group.zones());
    }

    private InstanceType firstType(Manifest.Group group) {
        if (group.instanceTypes().isEmpty()) {
            throw new TraceException("node group \"" + group.name() + "\" has no instance type: give it one or more");
        }
        return catalogue.type(group.instanceTypes().getFirst());
    }

    private Resources smallest(Manifest.Group group) {
        InstanceType first = firstType(group);
        Resources smallest = KubeReserved.allocatable(first);
        for (String name : group.instanceTypes()) {
            InstanceType type = catalogue.type(name);
            if (!type.architecture().equals(first.architecture())) {
                throw new TraceException("node group \"" + group.name() + "\" mixes " + first.name() + " ("
                        + first.architecture() + ") and " + type.name() + " (" + type.architecture()
                        + "): a group has one architecture");
            }
            smallest = leastOfEach(smallest, KubeReserved.allocatable(type));
        }
        return smallest;
    }

    private static Resources leastOfEach(Resources one, Resources other) {
        var others = new TreeMap<String, Long>();
        one.others().forEach((name, amount) -> others.put(name, Math.min(amount, other.other(name))));
        return new Resources(
                Math.min(one.cpuMillis(), other.cpuMillis()),
                Math.min(one.memoryBytes(), other.memoryBytes()),
                Math.min(one.pods(), other.pods()),
                others);
    }
}

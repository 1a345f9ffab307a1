package dev.plimsoll.daemon.fleet;

import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.KubeReserved;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.daemon.group.GroupSpec;
import dev.plimsoll.daemon.group.InstanceOffer;
import dev.plimsoll.daemon.group.Siblings;
import dev.plimsoll.kubernetes.NodeTemplateTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What groups are made of, learned from their nodes where there are any and worked out where there are none. What a type was
 * seen to hold in a group is remembered when its last node goes.
 */
final class LiveGroups {

    /** What the machine's firmware and kernel keep of the memory that is paid for; Karpenter's vm-memory-overhead-percent. */
    private static final double MEMORY_OVERHEAD = 0.075;

    private final SpotPrices spot;
    private final Map<String, Resources> seenRooms = new TreeMap<>();

    LiveGroups(SpotPrices spot) {
        this.spot = spot;
    }

    GroupSpec of(AutoScalingGroup group, List<Node> siblings) {
        NodeTemplateTags tags = NodeTemplateTags.of(group.offer().tags(), "group " + group.name());
        var labels = Siblings.sharedLabels(siblings);
        labels.putAll(tags.labels());
        var taints = new ArrayList<>(tags.taints());
        Siblings.sharedTaints(siblings).stream()
                .filter(taint -> !taints.contains(taint))
                .forEach(taints::add);
        List<InstanceOffer> types = group.offer().instanceTypes().stream()
                .map(type -> offer(type, group, siblings))
                .toList();
        return new GroupSpec(
                group.name(),
                group.offer().zones(),
                types,
                new GroupSpec.Sizes(
                        group.bounds().minSize(),
                        group.bounds().maxSize(),
                        group.state().desired()),
                new GroupSpec.Marks(labels, taints, tags));
    }

    private InstanceOffer offer(InstanceType type, AutoScalingGroup group, List<Node> siblings) {
        int onDemand = group.offer().mix().onDemandPercentage(group.state().desired());
        return new InstanceOffer(
                type.name(),
                new TreeSet<>(),
                type.architecture(),
                room(type, group.name(), siblings),
                spot.expected(type.microDollarsPerHour(), onDemand));
    }

    private Resources room(InstanceType type, String group, List<Node> siblings) {
        List<Node> ofType = siblings.stream()
                .filter(node -> type.name().equals(node.labels().get(WellKnown.INSTANCE_TYPE)))
                .toList();
        String key = group + "/" + type.name();
        if (!ofType.isEmpty()) {
            seenRooms.put(key, Siblings.least(ofType));
        }
        return seenRooms.getOrDefault(key, expectedRoom(type));
    }

    private static Resources expectedRoom(InstanceType type) {
        Resources nominal = type.capacity();
        var visible = new Resources(
                nominal.cpuMillis(),
                (long) (nominal.memoryBytes() * (1 - MEMORY_OVERHEAD)),
                nominal.pods(),
                nominal.others());
        return KubeReserved.allocatable(
                new InstanceType(type.name(), type.architecture(), visible, type.microDollarsPerHour()));
    }
}

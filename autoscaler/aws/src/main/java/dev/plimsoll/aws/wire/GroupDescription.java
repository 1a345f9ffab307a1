package dev.plimsoll.aws.wire;

import dev.plimsoll.core.model.ImmutableMaps;
import java.util.List;
import java.util.SortedMap;

/** An Auto Scaling group as DescribeAutoScalingGroups answers. */
public record GroupDescription(
        String name, Size size, Launch launch, Settings settings, List<InstanceDescription> instances) {

    public GroupDescription {
        instances = List.copyOf(instances);
    }

    /** Bounds and desired capacity. */
    public record Size(int min, int max, int desired) {}

    /** Zones, tags, the names of the scaling processes that are suspended, and whether the group is being deleted. */
    public record Settings(
            List<String> zones, SortedMap<String, String> tags, List<String> suspendedProcesses, boolean beingDeleted) {
        public Settings {
            zones = List.copyOf(zones);
            tags = ImmutableMaps.copyOf(tags);
            suspendedProcesses = List.copyOf(suspendedProcesses);
        }
    }
}

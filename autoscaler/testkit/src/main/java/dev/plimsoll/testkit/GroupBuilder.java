package dev.plimsoll.testkit;

import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.util.List;
import java.util.Map;

/** Makes node groups: by default up to 10 nodes of 4 cores and 16 GiB in zone a, 100 pods a node, at $0.20 an hour. */
public final class GroupBuilder {

    private final String name;
    private List<String> zones = List.of("a");
    private int minSize;
    private int maxSize = 10;
    private Resources allocatable = new Resources(4000, 16 * ShapeBuilder.GIBIBYTE, 100, ImmutableMaps.empty());
    private long microDollarsPerHour = 200_000;
    private List<Taint> taints = List.of();
    private GroupOptions options = GroupOptions.NONE;

    private GroupBuilder(String name) {
        this.name = name;
    }

    public static GroupBuilder aGroup(String name) {
        return new GroupBuilder(name);
    }

    public GroupBuilder zones(String... changed) {
        zones = List.of(changed);
        return this;
    }

    public GroupBuilder sizes(int min, int max) {
        minSize = min;
        maxSize = max;
        return this;
    }

    public GroupBuilder nodes(long cpuMillis, long memoryGib, long microDollars) {
        allocatable = new Resources(cpuMillis, memoryGib * ShapeBuilder.GIBIBYTE, 100, ImmutableMaps.empty());
        microDollarsPerHour = microDollars;
        return this;
    }

    public GroupBuilder taints(Taint... changed) {
        taints = List.of(changed);
        return this;
    }

    public GroupBuilder options(GroupOptions changed) {
        options = changed;
        return this;
    }

    public NodeGroup build() {
        return new NodeGroup(
                name, minSize, maxSize, zones.stream().map(this::template).toList(), options);
    }

    private NodeTemplate template(String zone) {
        return new NodeTemplate(
                new NodeTemplate.Source(name, "test.xlarge", zone),
                ImmutableMaps.copyOf(Map.of(WellKnown.ZONE, zone, WellKnown.INSTANCE_TYPE, "test.xlarge")),
                taints,
                new NodeTemplate.Capacity(allocatable, Resources.NONE),
                microDollarsPerHour);
    }
}

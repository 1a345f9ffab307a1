package dev.plimsoll.daemon.group;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.kubernetes.NodeTemplateTags;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a node group is made of: zones in the order of names, instance types with the expected one first, and its nodes' marks. */
public record GroupSpec(String name, List<String> zones, List<InstanceOffer> types, Sizes sizes, Marks marks) {

    /** How many nodes it may have, and how many it is set to have; null if that is not said. */
    public record Sizes(int min, int max, @Nullable Integer desired) {}

    /** Labels and taints of its nodes, those that its tags name among them; the tags may also set what a node has for pods. */
    public record Marks(SortedMap<String, String> labels, List<Taint> taints, NodeTemplateTags tags) {
        public Marks {
            labels = ImmutableMaps.copyOf(labels);
            taints = List.copyOf(taints);
        }
    }

    public GroupSpec {
        zones = List.copyOf(zones);
        types = List.copyOf(types);
    }

    /** The type that the next instance is expected to be: AWS tries a group's types in their order. */
    public InstanceOffer expectedType() {
        return types.getFirst();
    }

    /** What every node of the group has for pods at least: of each resource the least of all types. */
    Resources promise() {
        Resources least = expectedType().room();
        for (InstanceOffer type : types) {
            least = least.least(type.room());
        }
        return marks.tags().over(least);
    }
}

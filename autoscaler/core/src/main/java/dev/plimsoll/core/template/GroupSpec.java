package dev.plimsoll.core.template;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Taint;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What a node group is made of: zones in the order of names, instance types with the expected one first, and its nodes' marks. */
public record GroupSpec(String name, List<String> zones, List<TypeOffer> types, Sizes sizes, Marks marks) {

    /** How many nodes it may have, and how many it is set to have; null if that is not said. */
    public record Sizes(int min, int max, @Nullable Integer desired) {}

    /** Labels and taints of its nodes, those that its tags name among them; the tags may also set what a node has for pods. */
    public record Marks(SortedMap<String, String> labels, List<Taint> taints, NodeTemplateTags tags) {

        public static final Marks NONE = new Marks(ImmutableMaps.empty(), List.of(), NodeTemplateTags.NONE);

        public Marks {
            labels = ImmutableMaps.copyOf(labels);
            taints = List.copyOf(taints);
        }

        /** What the tags alone say. */
        public static Marks of(NodeTemplateTags tags) {
            return new Marks(tags.labels(), tags.taints(), tags);
        }
    }

    public GroupSpec {
        zones = List.copyOf(zones);
        types = List.copyOf(types);
        if (types.isEmpty()) {
            throw new IllegalArgumentException("group " + name + " has no instance type: give it one or more");
        }
    }

    /** The type that the next instance is expected to be: AWS tries a group's types in their order. */
    public TypeOffer expectedType() {
        return types.getFirst();
    }
}

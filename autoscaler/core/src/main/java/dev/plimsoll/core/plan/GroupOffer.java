package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroup;
import java.util.SortedMap;

/** A node group that may be bought from: how many more nodes it may have, and how many instances each of its zones has now. */
public record GroupOffer(NodeGroup group, int room, SortedMap<String, Integer> instancesByZone) {
    public GroupOffer {
        instancesByZone = ImmutableMaps.copyOf(instancesByZone);
    }
}

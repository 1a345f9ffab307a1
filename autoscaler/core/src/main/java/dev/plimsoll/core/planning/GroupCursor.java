package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import java.util.TreeMap;

/** Walks through what a group's next purchases would be: AWS puts each in the zone with the fewest instances. */
public final class GroupCursor {

    private final NodeGroup group;
    private final TreeMap<String, Integer> instancesByZone = new TreeMap<>();
    private int room;

    public GroupCursor(GroupOffer offer) {
        this.group = offer.group();
        this.room = offer.room();
        for (NodeTemplate template : group.templates()) {
            String zone = template.source().zone();
            instancesByZone.put(zone, offer.instancesByZone().getOrDefault(zone, 0));
        }
    }

    private GroupCursor(GroupCursor other) {
        this.group = other.group;
        this.room = other.room;
        this.instancesByZone.putAll(other.instancesByZone);
    }

    GroupCursor copy() {
        return new GroupCursor(this);
    }

    /** The same group with room for so many, whatever it has. */
    GroupCursor copyWithRoom(int nodes) {
        var copy = new GroupCursor(this);
        copy.room = nodes;
        return copy;
    }

    NodeGroup group() {
        return group;
    }

    int room() {
        return room;
    }

    /** Instances there are, with those taken. */
    int size() {
        int size = 0;
        for (int instances : instancesByZone.values()) {
            size += instances;
        }
        return size;
    }

    /** The template of the next instance; only while there is room. */
    NodeTemplate next() {
        String emptiest = instancesByZone.firstKey();
        for (var zone : instancesByZone.entrySet()) {
            if (zone.getValue() < instancesByZone.getOrDefault(emptiest, 0)) {
                emptiest = zone.getKey();
            }
        }
        return templateIn(emptiest);
    }

    /** Takes the next instance. */
    public NodeTemplate take() {
        NodeTemplate template = next();
        instancesByZone.merge(template.source().zone(), 1, Integer::sum);
        room--;
        return template;
    }

    private NodeTemplate templateIn(String zone) {
        for (NodeTemplate template : group.templates()) {
            if (template.source().zone().equals(zone)) {
                return template;
            }
        }
        throw new IllegalStateException("group " + group.name() + " has no template in zone " + zone);
    }
}

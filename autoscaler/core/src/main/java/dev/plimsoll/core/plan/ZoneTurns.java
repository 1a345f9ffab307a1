package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** In which zones a group's next instances come: AWS puts each in the zone with the fewest, the first by name among equals. */
public final class ZoneTurns {

    private final NodeGroup group;
    private final TreeMap<String, Integer> instancesByZone = new TreeMap<>();

    public ZoneTurns(GroupOffer offer) {
        group = offer.group();
        for (NodeTemplate template : group.templates()) {
            String zone = template.source().zone();
            instancesByZone.put(zone, offer.instancesByZone().getOrDefault(zone, 0));
        }
    }

    private ZoneTurns(ZoneTurns other) {
        group = other.group;
        instancesByZone.putAll(other.instancesByZone);
    }

    /** Another to try things out on. */
    public ZoneTurns copy() {
        return new ZoneTurns(this);
    }

    /** Instances there are, with those taken. */
    public int size() {
        int size = 0;
        for (int instances : instancesByZone.values()) {
            size += instances;
        }
        return size;
    }

    /** The template of the next instance; only of a group that has any. */
    public NodeTemplate next() {
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
        return template;
    }

    /** Gives back what was taken last. */
    public void giveBack(NodeTemplate template) {
        instancesByZone.merge(template.source().zone(), -1, Integer::sum);
    }

    /** Takes so many. */
    public List<NodeTemplate> take(int instances) {
        var taken = new ArrayList<NodeTemplate>();
        for (int i = 0; i < instances; i++) {
            taken.add(take());
        }
        return taken;
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

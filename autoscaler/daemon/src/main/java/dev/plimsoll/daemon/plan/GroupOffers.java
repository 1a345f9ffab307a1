package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.ZoneTurns;
import dev.plimsoll.core.template.GroupSpec;
import dev.plimsoll.core.template.GroupTemplates;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.core.template.SeenNodes;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Turns groups into offers: what one more node would be, and how many there may be. */
final class GroupOffers {

    private final GroupFleets fleets;
    private final GroupTemplates templates;

    GroupOffers(GroupFleets fleets, MemoryOverhead overhead, Collection<PodShape> daemonSets) {
        this.fleets = fleets;
        this.templates = new GroupTemplates(overhead, daemonSets);
    }

    GroupOffer of(GroupSpec group) {
        GroupOffer asSeen = asSeen(group);
        var instances = new TreeMap<>(asSeen.instancesByZone());
        coming(asSeen).forEach(template -> instances.merge(template.source().zone(), 1, Integer::sum));
        int taken = Math.max(fleets.desired(group), fleets.of(group).size());
        int room = Math.max(0, asSeen.group().maxSize() - taken);
        return new GroupOffer(asSeen.group(), room, instances);
    }

    /** Instances on their way that are no nodes yet, where AWS puts them. */
    List<NodeTemplate> coming(GroupSpec group) {
        return coming(asSeen(group));
    }

    /** The instances that are seen as nodes, and room for those on their way. */
    private GroupOffer asSeen(GroupSpec group) {
        var nodeGroup = new NodeGroup(
                group.name(),
                group.sizes().min(),
                group.sizes().max(),
                templates.of(group, SeenNodes.of(fleets.siblings(group))),
                group.marks().tags().options());
        int coming = Math.max(0, fleets.desired(group) - fleets.of(group).size());
        return new GroupOffer(nodeGroup, coming, fleets.nodesByZone(group));
    }

    private static List<NodeTemplate> coming(GroupOffer asSeen) {
        return new ZoneTurns(asSeen).take(asSeen.room());
    }
}

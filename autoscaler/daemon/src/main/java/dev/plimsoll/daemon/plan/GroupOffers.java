package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.planning.GroupCursor;
import dev.plimsoll.core.planning.GroupOffer;
import dev.plimsoll.daemon.group.GroupSpec;
import dev.plimsoll.daemon.group.GroupTemplates;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns groups into offers: what one more node would be, and how many there may be. */
final class GroupOffers {

    private final GroupFleets fleets;
    private final GroupTemplates templates;

    GroupOffers(GroupFleets fleets, Collection<PodShape> daemonSets) {
        this.fleets = fleets;
        this.templates = new GroupTemplates(daemonSets);
    }

    GroupOffer of(GroupSpec group) {
        var nodeGroup = new NodeGroup(
                group.name(), group.sizes().min(), group.sizes().max(), templates.of(group, fleets.of(group)));
        int there = fleets.of(group).size();
        int taken = Math.max(fleets.desired(group), there);
        var asSeen = new GroupOffer(nodeGroup, taken - there, fleets.nodesByZone(group));
        return new GroupOffer(nodeGroup, Math.max(0, nodeGroup.maxSize() - taken), withUnseen(asSeen));
    }

    /** Instances by zone: those seen as nodes, and those on their way where AWS puts them. */
    private static SortedMap<String, Integer> withUnseen(GroupOffer asSeen) {
        var instances = new TreeMap<>(asSeen.instancesByZone());
        var cursor = new GroupCursor(asSeen);
        for (int i = 0; i < asSeen.room(); i++) {
            instances.merge(cursor.take().source().zone(), 1, Integer::sum);
        }
        return instances;
    }
}

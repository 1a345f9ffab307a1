package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.packing.Headroom;
import dev.plimsoll.core.packing.NodeCost;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.ZoneTurns;
import java.util.Comparator;
import java.util.List;

/** Walks through what a group's next purchases would be: AWS puts each in the zone with the fewest instances. */
public final class GroupCursor {

    private final NodeGroup group;
    private final ZoneTurns turns;
    private final Headroom headroom;
    private final long[] mostTaken;
    private int room;

    /** What is taken is taken off the headroom too. */
    private GroupCursor(GroupOffer offer, Headroom headroom) {
        this.group = offer.group();
        this.room = offer.room();
        this.headroom = headroom;
        this.mostTaken = headroom.mostTakenBy(group);
        this.turns = new ZoneTurns(offer);
    }

    /** Of groups that together may have only so much, in the order of their names. */
    public static List<GroupCursor> all(List<GroupOffer> offers, Headroom headroom) {
        return offers.stream()
                .map(offer -> new GroupCursor(offer, headroom))
                .sorted(Comparator.comparing(cursor -> cursor.group().name()))
                .toList();
    }

    private GroupCursor(GroupCursor other) {
        this.group = other.group;
        this.room = other.room;
        this.headroom = other.headroom.copy();
        this.mostTaken = other.mostTaken;
        this.turns = other.turns.copy();
    }

    /** Another to try things out on. */
    public GroupCursor copy() {
        return new GroupCursor(this);
    }

    /** The same group with room for so many, whatever it has; what all together may have holds still. */
    public GroupCursor copyWithRoom(int nodes) {
        var copy = new GroupCursor(this);
        copy.room = nodes;
        return copy;
    }

    public NodeGroup group() {
        return group;
    }

    /** How many more may be taken. */
    public int room() {
        return Math.min(room, headroom.nodes(mostTaken));
    }

    /** Of each that is limited in all, the most that a node of the group takes. */
    public long[] mostTaken() {
        return mostTaken;
    }

    /** Why it may not grow, or not so far as to a zone that would be of use. */
    GroupPassedOver whyNoMore() {
        GroupPassedOver beyond = room > 0 ? headroom.whyNot(mostTaken) : null;
        return beyond == null ? new GroupPassedOver.AtMaximumSize(group.maxSize()) : beyond;
    }

    /** Instances there are, with those taken. */
    public int size() {
        return turns.size();
    }

    /** The template of the next instance; only while there is room. */
    NodeTemplate next() {
        return turns.next();
    }

    /** What an instance of one of the group's templates costs. */
    NodeCost cost(NodeTemplate template) {
        return headroom.cost(template);
    }

    /** What the next instance would cost, in micro-dollars an hour, with what is left of commitments; only while there is room. */
    long nextMicroDollarsPerHour() {
        return headroom.toPay(headroom.cost(next()));
    }

    /** Takes the next instance. */
    public NodeTemplate take() {
        NodeTemplate template = turns.take();
        room--;
        headroom.take(template);
        return template;
    }

    /** Gives back the instance that was taken last. */
    void giveBack(NodeTemplate template) {
        turns.giveBack(template);
        room++;
        headroom.giveBack(template);
    }
}

package dev.plimsoll.core.packing;

import dev.plimsoll.core.reduction.GroupCursor;
import java.util.BitSet;
import java.util.List;

/**
 * A kind of node on offer: what is free on it along each axis, what it costs, which demands may go there, and the groups
 * that sell it. In a multi-zone group it is the smallest promise at the highest price, in no zone that could be told.
 */
public final class BinType {

    private final long[] free;
    private final NodeCost cost;
    private final String zone;
    private final BitSet demands;
    private final List<GroupCursor> sellers;

    public BinType(long[] free, NodeCost cost, String zone, BitSet demands, List<GroupCursor> sellers) {
        this.free = free;
        this.cost = cost;
        this.zone = zone;
        this.demands = demands;
        this.sellers = sellers;
    }

    /** The same at another price. */
    BinType at(NodeCost otherCost) {
        return new BinType(free, otherCost, zone, demands, sellers);
    }

    public long[] free() {
        return free;
    }

    NodeCost cost() {
        return cost;
    }

    /** The launch included, and whatever commitments may pay. */
    public long microDollarsPerHour() {
        return cost.microDollarsPerHour();
    }

    /** The zone of all its nodes; "" if they may lie in several. */
    public String zone() {
        return zone;
    }

    /** The demands that the rules let onto it, resources aside. */
    public BitSet demands() {
        return demands;
    }

    /** How many nodes all its sellers together may add. */
    public int room() {
        long room = 0;
        for (GroupCursor seller : sellers) {
            room += seller.room();
        }
        return (int) Math.min(Integer.MAX_VALUE, room);
    }

    /** The seller of the next node: the group that has bought least so far, so that equal groups grow alike. */
    public GroupCursor seller() {
        GroupCursor best = null;
        for (GroupCursor seller : sellers) {
            if (seller.room() > 0 && (best == null || seller.size() < best.size())) {
                best = seller;
            }
        }
        if (best == null) {
            throw new IllegalStateException(
                    "nothing left to buy of " + sellers.getFirst().group().name());
        }
        return best;
    }

    /** Of each that is limited in all, the most that a node takes. */
    long[] mostTaken() {
        long[] most = sellers.getFirst().mostTaken().clone();
        for (GroupCursor seller : sellers) {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], seller.mostTaken()[i]);
            }
        }
        return most;
    }

    public String name() {
        return sellers.getFirst().group().name();
    }

    public boolean holds(long[] request) {
        return ResourceAxes.covers(free, request);
    }

    private boolean isNeverDearerThan(BinType other) {
        return microDollarsPerHour() <= other.microDollarsPerHour()
                && (!other.cost.isCommitted() || other.cost.commitment() == cost.commitment());
    }

    /** Whether nobody who can buy enough of this one would ever want the other. */
    public boolean dominates(BinType other) {
        if (!isNeverDearerThan(other) || !zone.equals(other.zone) || !holds(other.free)) {
            return false;
        }
        if (demands.equals(other.demands)) {
            return true;
        }
        var missing = (BitSet) other.demands.clone();
        missing.andNot(demands);
        return missing.isEmpty();
    }
}

package dev.plimsoll.core.packing;

import java.util.BitSet;

/**
 * A kind of node on offer: what is free on it along each axis, what it costs, which demands may go there, and what is
 * left of it. In a multi-zone group it is the smallest promise at the highest price, in no zone that could be told.
 */
public final class BinType {

    private final long[] free;
    private final NodeCost cost;
    private final String zone;
    private final BitSet demands;
    private final Stock stock;

    public BinType(long[] free, NodeCost cost, String zone, BitSet demands, Stock stock) {
        this.free = free;
        this.cost = cost;
        this.zone = zone;
        this.demands = demands;
        this.stock = stock;
    }

    /** The same at another price. */
    BinType at(NodeCost otherCost) {
        return new BinType(free, otherCost, zone, demands, stock);
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

    /** How many such nodes may be bought. */
    public int room() {
        return stock.room();
    }

    /** Of each that is limited in all, the most that a node takes. */
    long[] mostTaken() {
        return stock.mostTaken();
    }

    /** What is left to buy of it. */
    public Stock stock() {
        return stock;
    }

    public String name() {
        return stock.name();
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

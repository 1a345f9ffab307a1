package dev.plimsoll.core.packing;

import dev.plimsoll.core.plan.Commitment;
import dev.plimsoll.core.plan.Terms;

/**
 * What a node costs in micro-dollars an hour, its launch included; and how much of that which commitment pays for as long as it
 * lasts.
 */
public record NodeCost(long microDollarsPerHour, int commitment, long coverable) {

    static NodeCost uncommitted(long microDollarsPerHour) {
        return new NodeCost(microDollarsPerHour, Terms.NOT_COMMITTED, 0);
    }

    public boolean isCommitted() {
        return commitment != Terms.NOT_COMMITTED;
    }

    /** What a commitment saves as long as it lasts: not all that it pays for, as it could be of use elsewhere. */
    public long saved() {
        return saved(coverable);
    }

    /** What is to be paid as long as a commitment lasts. */
    public long atLeast() {
        return microDollarsPerHour - saved();
    }

    /** What is to be paid if so much of each commitment is left. */
    long toPay(long[] left) {
        return isCommitted()
                ? microDollarsPerHour - saved(Math.clamp(left[commitment], 0, coverable))
                : microDollarsPerHour;
    }

    private static long saved(long covered) {
        return covered - (long) (covered * Commitment.LEAST_SHARE);
    }

    /** Whether it is no dearer than the other, whatever is left of commitments. */
    public boolean isNeverAbove(NodeCost other) {
        return atLeast() <= other.atLeast()
                && (coverable == 0 || (commitment == other.commitment && coverable <= other.coverable));
    }

    /** So much dearer, of which no commitment pays anything. */
    NodeCost plus(long surcharge) {
        return new NodeCost(microDollarsPerHour + surcharge, commitment, coverable);
    }

    /** The dearer of two, of which a commitment pays only if it pays for both. */
    public NodeCost orDearer(NodeCost other) {
        NodeCost dearer = other.microDollarsPerHour > microDollarsPerHour ? other : this;
        return commitment == other.commitment ? dearer : uncommitted(dearer.microDollarsPerHour);
    }
}

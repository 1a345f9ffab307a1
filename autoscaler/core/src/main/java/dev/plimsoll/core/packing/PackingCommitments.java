package dev.plimsoll.core.packing;

import dev.plimsoll.core.packing.Packing.Load;
import java.util.Arrays;
import java.util.List;

/** What of a packing's price is paid for already: commitments with what is left of each, in micro-dollars an hour. */
public final class PackingCommitments {

    static final PackingCommitments NONE = new PackingCommitments(new long[0]);

    /** The share of what a commitment pays for that counts as a price all the same, as it could be of use elsewhere. */
    public static final double LEAST_SHARE = 0.01;

    private final long[] left;

    PackingCommitments(long[] left) {
        this.left = left;
    }

    public int count() {
        return left.length;
    }

    public long left(int commitment) {
        return left[commitment];
    }

    long[] allLeft() {
        return left.clone();
    }

    /** What so much of a commitment saves, of which {@link #LEAST_SHARE} is to be paid all the same. */
    public static double usable(long left) {
        return (1 - LEAST_SHARE) * left;
    }

    /** What is to be paid all the same if all is used. */
    public double toPayAtMost() {
        return LEAST_SHARE * Arrays.stream(left).sum();
    }

    /** How much of the price of these is paid for. */
    public long covered(PackingModel model, List<Load> loads) {
        long[] used = new long[left.length];
        for (Load load : left.length == 0 ? List.<Load>of() : loads) {
            NodeCost cost = model.cost(load.bin());
            if (cost.isCommitted()) {
                used[cost.commitment()] += cost.coverable() * load.times();
            }
        }
        return covered(used, left);
    }

    /** What commitments pay of which so much is used and so much is left. */
    public static long covered(long[] used, long[] left) {
        long covered = 0;
        for (int i = 0; i < used.length; i++) {
            covered += Math.min(used[i], left[i]);
        }
        return covered;
    }
}

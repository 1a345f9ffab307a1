package dev.plimsoll.core.packing;

import dev.plimsoll.core.plan.Commitment;
import dev.plimsoll.core.plan.Terms;
import java.util.Arrays;
import java.util.List;

/** What of a packing's price is paid for already: commitments with what is left of each, in micro-dollars an hour. */
public final class PackingCommitments {

    static final PackingCommitments NONE = new PackingCommitments(new long[0]);

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

    /** What so much of a commitment saves, of which {@link Commitment#LEAST_SHARE} is to be paid all the same. */
    public static double usable(long left) {
        return (1 - Commitment.LEAST_SHARE) * left;
    }

    /** What is to be paid all the same if all is used. */
    public double toPayAtMost() {
        return Commitment.LEAST_SHARE * Arrays.stream(left).sum();
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
        return Terms.covered(used, left);
    }
}

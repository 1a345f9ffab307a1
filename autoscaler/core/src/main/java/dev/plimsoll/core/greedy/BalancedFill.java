package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;

/**
 * Fills one bin with what is most valuable for its share of what is left of each resource, which keeps the resources in
 * balance (after Toyoda, 1975). Keeps its own scratch space: not for two threads at once.
 */
public final class BalancedFill {

    private static final int PASSES = 3;

    private final PackingModel model;
    private final int axes;
    private final OpenBin open;
    private final double[] scarcity;
    private final int[] chosen;
    private final int[] before;
    private final int[] active;
    private int[] available = {};
    private double[] values = {};

    public BalancedFill(PackingModel model) {
        this.model = model;
        axes = model.axes();
        open = new OpenBin(model);
        scarcity = new double[axes];
        chosen = new int[model.items()];
        before = new int[model.items()];
        active = new int[model.items()];
    }

    /** From now on there are so many of each item, each of this value. Both arrays are read as they are at each filling. */
    public void offer(int[] availableByItem, double[] valueByItem) {
        available = availableByItem;
        values = valueByItem;
    }

    /** Fills the bin with some of the first {@code size} candidates; what they are worth together. */
    public double fill(int bin, int[] candidates, int size) {
        Arrays.fill(chosen, 0);
        open.open(bin);
        int alive = 0;
        for (int i = 0; i < size; i++) {
            int item = candidates[i];
            if (values[item] > 0 && available[item] > 0 && model.mayHold(bin, item)) {
                active[alive++] = item;
            }
        }
        return complete(alive);
    }

    /** Takes things out of the last filling one by one as long as what fits instead is worth more; the worth it comes to. */
    public double improve(int bin, int[] candidates, int size, double worthBefore) {
        double worth = worthBefore;
        boolean better = true;
        for (int pass = 0; better && pass < PASSES; pass++) {
            better = false;
            for (int i = 0; i < size; i++) {
                int item = candidates[i];
                if (chosen[item] > 0) {
                    System.arraycopy(chosen, 0, before, 0, before.length);
                    put(item, -1);
                    double changed = worth - values[item] + completeWithout(bin, candidates, size, item);
                    if (changed > worth * (1 + 1e-9)) {
                        worth = changed;
                        better = true;
                    } else {
                        restore(candidates, size);
                    }
                }
            }
        }
        return worth;
    }

    /** How many of each item are in the last filling; changed by the next. */
    public int[] chosen() {
        return chosen;
    }

    private double completeWithout(int bin, int[] candidates, int size, int without) {
        int alive = 0;
        for (int i = 0; i < size; i++) {
            int item = candidates[i];
            if (item != without && values[item] > 0 && available[item] > chosen[item] && model.mayHold(bin, item)) {
                active[alive++] = item;
            }
        }
        double worth = complete(alive);
        int again = fits(without) ? room(without) : 0;
        put(without, again);
        return worth + again * values[without];
    }

    private void restore(int[] candidates, int size) {
        for (int i = 0; i < size; i++) {
            int item = candidates[i];
            if (chosen[item] != before[item]) {
                put(item, before[item] - chosen[item]);
            }
        }
    }

    private double complete(int candidates) {
        int alive = candidates;
        double worth = 0;
        while (alive > 0) {
            for (int axis = 0; axis < axes; axis++) {
                scarcity[axis] = open.left(axis) <= 0 ? 0 : 1.0 / open.left(axis);
            }
            int best = -1;
            double bestScore = -1;
            int kept = 0;
            for (int i = 0; i < alive; i++) {
                int item = active[i];
                if (fits(item)) {
                    active[kept++] = item;
                    double score = values[item] / Math.max(1e-12, open.price(item, scarcity));
                    if (score > bestScore) {
                        bestScore = score;
                        best = item;
                    }
                }
            }
            alive = kept;
            if (best >= 0) {
                int pods = Math.max(1, room(best) / 8); // a few at a time: shares change slowly
                put(best, pods);
                worth += pods * values[best];
            }
        }
        return worth;
    }

    private boolean fits(int item) {
        return chosen[item] < available[item] && open.fits(item);
    }

    private int room(int item) {
        return open.room(item, available[item] - chosen[item]);
    }

    private void put(int item, int pods) {
        open.put(item, pods);
        chosen[item] += pods;
    }
}

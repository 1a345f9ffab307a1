package dev.plimsoll.core.planning;

import java.util.Arrays;
import java.util.List;

/** Fills one bin by arithmetic: the most valuable items first, as many of each as fit. */
public final class OrderedFill implements Filling {

    private final PackingModel model;
    private final int axes;
    private final long[] requests;
    private final double[] worth;
    private final int[][] caps;
    private final long[] leastCpu; // that this item or a later one asks for
    private final long[] left;
    private final int[] capLeft;

    public OrderedFill(PackingModel model) {
        this.model = model;
        axes = model.axes();
        requests = new long[model.items() * axes];
        worth = new double[model.items()];
        caps = new int[model.items()][];
        for (int item = 0; item < caps.length; item++) {
            System.arraycopy(model.request(item), 0, requests, item * axes, axes);
            worth[item] = model.worth(item);
            List<Integer> own = model.caps(item);
            caps[item] = own.stream().mapToInt(Integer::intValue).toArray();
        }
        leastCpu = new long[model.items()];
        long least = Long.MAX_VALUE;
        for (int item = model.items() - 1; item >= 0; item--) {
            least = Math.min(least, model.request(item)[0]);
            leastCpu[item] = least;
        }
        left = new long[axes];
        capLeft = new int[model.caps()];
    }

    @Override
    public double fill(int bin, int[] remaining, int[] counts) {
        System.arraycopy(model.free(bin), 0, left, 0, axes);
        for (int cap = 0; cap < capLeft.length; cap++) {
            capLeft[cap] = model.capLimit(cap);
        }
        Arrays.fill(counts, 0);
        double sum = 0;
        boolean any = false;
        for (int item = 0; item < counts.length && left[0] >= leastCpu[item]; item++) {
            if (remaining[item] > 0 && model.mayHold(bin, item)) {
                int count = take(item, remaining[item]);
                counts[item] = count;
                sum += count * worth[item];
                any |= count > 0;
            }
        }
        return any ? sum : -1;
    }

    private int take(int item, int atMost) {
        long count = atMost;
        int at = item * axes;
        for (int axis = 0; axis < axes; axis++) {
            long request = requests[at + axis];
            if (request > 0) {
                if (left[axis] < request) {
                    return 0;
                }
                if (left[axis] < request * count) {
                    count = left[axis] / request;
                }
            }
        }
        for (int cap : caps[item]) {
            count = Math.min(count, capLeft[cap]);
        }
        for (int axis = 0; axis < axes; axis++) {
            left[axis] -= requests[at + axis] * count;
        }
        for (int cap : caps[item]) {
            capLeft[cap] -= (int) count;
        }
        return (int) count;
    }
}

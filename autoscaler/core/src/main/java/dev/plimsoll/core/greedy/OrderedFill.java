package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;

/** Fills one bin by arithmetic: the most valuable items first, as many of each as fit. */
public final class OrderedFill implements Filling {

    private final PackingModel model;
    private final OpenBin open;
    private final double[] worth;
    private final long[] leastCpu; // that this item or a later one asks for

    public OrderedFill(PackingModel model) {
        this.model = model;
        open = new OpenBin(model);
        worth = new double[model.items()];
        leastCpu = new long[model.items()];
        long least = Long.MAX_VALUE;
        for (int item = model.items() - 1; item >= 0; item--) {
            worth[item] = model.worth(item);
            least = Math.min(least, model.request(item)[0]);
            leastCpu[item] = least;
        }
    }

    @Override
    public double fill(int bin, int[] remaining, int[] counts) {
        open.open(bin);
        Arrays.fill(counts, 0);
        double sum = 0;
        boolean any = false;
        for (int item = 0; item < counts.length && open.left(0) >= leastCpu[item]; item++) {
            if (remaining[item] > 0 && model.mayHold(bin, item)) {
                int count = open.room(item, remaining[item]);
                open.put(item, count);
                counts[item] = count;
                sum += count * worth[item];
                any |= count > 0;
            }
        }
        return any ? sum : -1;
    }
}

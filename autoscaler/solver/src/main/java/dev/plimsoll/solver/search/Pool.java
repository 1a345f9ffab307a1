package dev.plimsoll.solver.search;

import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The pods of a few nodes together, waiting to be packed anew. */
final class Pool {

    private final PackingModel model;
    private final int[] counts;
    private final int[] kinds;
    private final long[] total;
    private final long[] rest;
    private final OpenBin open;
    private int size;
    private long price;
    private long squaredWaste;

    Pool(PackingModel model) {
        this.model = model;
        counts = new int[model.items()];
        kinds = new int[model.items()];
        total = new long[model.axes()];
        rest = new long[model.axes()];
        open = new OpenBin(model);
    }

    /** Takes in the pods of these slots. */
    void gather(List<NodeSlot> slots) {
        size = 0;
        price = 0;
        squaredWaste = 0;
        for (NodeSlot slot : slots) {
            price += slot.pattern().microDollarsPerHour();
            squaredWaste += slot.pattern().squaredWaste();
            for (int item : slot.pattern().items()) {
                if (counts[item] == 0) {
                    counts[item] = 1; // known by now; what counts comes next
                    kinds[size++] = item;
                }
            }
        }
        refill(slots);
        Arrays.fill(total, 0);
        for (int i = 0; i < size; i++) {
            long[] request = model.request(kinds[i]);
            for (int axis = 0; axis < total.length; axis++) {
                total[axis] += request[axis] * counts[kinds[i]];
            }
        }
    }

    /** Has all pods of the gathered slots again after some were taken. */
    void refill(List<NodeSlot> slots) {
        clear();
        for (NodeSlot slot : slots) {
            Pattern pattern = slot.pattern();
            for (int i = 0; i < pattern.items().length; i++) {
                counts[pattern.items()[i]] += pattern.counts()[i];
            }
        }
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[kinds[i]] = 0;
        }
    }

    /** What the nodes cost that the pods come from. */
    long price() {
        return price;
    }

    long squaredWaste() {
        return squaredWaste;
    }

    int[] counts() {
        return counts;
    }

    /** The items that were gathered, in the first {@link #size} places. */
    int[] kinds() {
        return kinds;
    }

    int size() {
        return size;
    }

    void startList() {
        System.arraycopy(total, 0, rest, 0, total.length);
    }

    /** Notes that such a bin is to take part of the pods. */
    void list(int bin) {
        long[] free = model.free(bin);
        for (int axis = 0; axis < rest.length; axis++) {
            rest[axis] -= free[axis];
        }
    }

    /** The cheapest bin with room in sum for what is above the listed bins, if it costs no more than this; or -1. */
    int cheapestForRest(long atMost) {
        for (int bin = 0; bin < model.bins() && model.microDollarsPerHour(bin) <= atMost; bin++) {
            if (coversRest(model.free(bin))) {
                return bin;
            }
        }
        return -1;
    }

    private boolean coversRest(long[] free) {
        for (int axis = 0; axis < free.length; axis++) {
            if (rest[axis] > free[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Values that are a little off, each time otherwise. */
    void shake(double[] values, double[] noisy, double noise, Random random) {
        for (int i = 0; i < size; i++) {
            int item = kinds[i];
            noisy[item] = values[item] * (1 + noise * (random.nextDouble() - 0.5));
        }
    }

    /** Whether one bin holds all pods there are. */
    boolean allFits(int bin) {
        open.open(bin);
        for (int i = 0; i < size; i++) {
            int item = kinds[i];
            int count = counts[item];
            if (count > 0) {
                if (!model.mayHold(bin, item) || open.room(item, count) < count) {
                    return false;
                }
                open.put(item, count);
            }
        }
        return true;
    }

    /** Takes so many of each item out, into such a bin. */
    Pattern take(int bin, int[] countByItem, double[] values) {
        int used = 0;
        for (int i = 0; i < size; i++) {
            used += countByItem[kinds[i]] > 0 ? 1 : 0;
        }
        int[] items = new int[used];
        int[] taken = new int[used];
        int at = 0;
        for (int i = 0; i < size; i++) {
            int count = countByItem[kinds[i]];
            if (count > 0) {
                items[at] = kinds[i];
                taken[at++] = count;
            }
        }
        for (int i = 0; i < used; i++) {
            counts[items[i]] -= taken[i];
        }
        return used == 0 ? Pattern.EMPTY : Pattern.of(model, values, bin, items, taken);
    }
}

package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;

/** A filling of a bin: so many of each of these items, in ascending order. Equal fillings are equal. */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never changed; equality is by content
record Column(int bin, int[] items, int[] counts) {

    static Column of(Load load) {
        return new Column(load.bin(), load.items(), load.counts());
    }

    /** The filling with what is not zero of a count for every item. */
    static Column of(int bin, int[] countByItem) {
        int kinds = 0;
        for (int count : countByItem) {
            kinds += count > 0 ? 1 : 0;
        }
        int[] items = new int[kinds];
        int[] counts = new int[kinds];
        int at = 0;
        for (int item = 0; item < countByItem.length; item++) {
            if (countByItem[item] > 0) {
                items[at] = item;
                counts[at++] = countByItem[item];
            }
        }
        return new Column(bin, items, counts);
    }

    /** What it is worth at a value for one of each item. */
    double worth(double[] values) {
        double worth = 0;
        for (int i = 0; i < items.length; i++) {
            worth += values[items[i]] * counts[i];
        }
        return worth;
    }

    /** Whether it is a filling at all: something, that the bin takes and has room for, of which there are so many. */
    boolean fits(PackingModel model, OpenBin open) {
        open.open(bin);
        for (int i = 0; i < items.length; i++) {
            int item = items[i];
            if (!model.mayHold(bin, item) || counts[i] > model.count(item) || open.room(item, counts[i]) < counts[i]) {
                return false;
            }
            open.put(item, counts[i]);
        }
        return items.length > 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Column column
                && bin == column.bin
                && Arrays.equals(items, column.items)
                && Arrays.equals(counts, column.counts);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * bin + Arrays.hashCode(items)) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "bin " + bin + " items " + Arrays.toString(items) + " x " + Arrays.toString(counts);
    }
}

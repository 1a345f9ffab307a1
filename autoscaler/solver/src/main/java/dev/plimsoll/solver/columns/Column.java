package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.PackingModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A filling of a bin: so many of each of these items, in ascending order. Equal fillings are equal. */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never changed; equality is by content
record Column(int bin, int[] items, int[] counts) {

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

    /** A filling with so many of each of these items, in any order. */
    static Column of(int bin, int[] items, int[] counts) {
        int[] ascending = IntStream.range(0, items.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> items[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return new Column(
                bin,
                Arrays.stream(ascending).map(i -> items[i]).toArray(),
                Arrays.stream(ascending).map(i -> counts[i]).toArray());
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
    boolean fits(PackingModel model) {
        long[] left = model.free(bin).clone();
        int[] capLeft = new int[model.caps()];
        Arrays.setAll(capLeft, model::capLimit);
        boolean fits = items.length > 0;
        for (int i = 0; i < items.length && fits; i++) {
            fits = model.mayHold(bin, items[i]) && counts[i] <= model.count(items[i]);
            for (int axis = 0; axis < left.length; axis++) {
                left[axis] -= model.request(items[i])[axis] * counts[i];
                fits &= left[axis] >= 0;
            }
            for (int cap : model.caps(items[i])) {
                capLeft[cap] -= counts[i];
                fits &= capLeft[cap] >= 0;
            }
        }
        return fits;
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

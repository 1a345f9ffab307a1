package dev.plimsoll.solver.search;

import dev.plimsoll.core.packing.PackingModel;

/** What a node is and what is on it; never changed. The empty pattern is a node that is not bought. */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never changed; patterns are told apart by identity
record Pattern(int bin, int[] items, int[] counts, long microDollarsPerHour, int room, double waste) {

    static final Pattern EMPTY = new Pattern(-1, new int[0], new int[0], 0, Integer.MAX_VALUE, 0);

    /** At values for one of each item, which say how much of the price is wasted. */
    static Pattern of(PackingModel model, double[] values, int bin, int[] items, int[] counts) {
        long price = model.microDollarsPerHour(bin);
        double waste = price;
        for (int i = 0; i < items.length; i++) {
            waste -= values[items[i]] * counts[i];
        }
        return new Pattern(bin, items, counts, price, model.room(bin), waste);
    }

    boolean isEmpty() {
        return bin < 0;
    }

    /** The share of its price that its pods are not worth; less than any for a node that is not bought. */
    double wastedShare() {
        return isEmpty() ? Double.NEGATIVE_INFINITY : waste / Math.max(1, microDollarsPerHour);
    }

    /** Grows as waste comes together in few nodes; negative for a node whose pods are worth more than it costs. */
    long squaredWaste() {
        return Math.round(waste * Math.abs(waste));
    }
}

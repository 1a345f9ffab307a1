package dev.plimsoll.solver.search;

import dev.plimsoll.core.planning.PackingModel;

/** What a node is and what is on it; never changed. The empty pattern is a node that is not bought. */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never changed; patterns are told apart by identity
record Pattern(int bin, int[] items, int[] counts, long microDollarsPerHour, int room, long squaredWaste) {

    static final Pattern EMPTY = new Pattern(-1, new int[0], new int[0], 0, Integer.MAX_VALUE, 0);

    static Pattern of(PackingModel model, double[] values, int bin, int[] items, int[] counts) {
        double waste = model.microDollarsPerHour(bin);
        for (int i = 0; i < items.length; i++) {
            waste -= values[items[i]] * counts[i];
        }
        return new Pattern(
                bin,
                items,
                counts,
                model.microDollarsPerHour(bin),
                model.room(bin),
                Math.round(waste * Math.abs(waste)));
    }

    boolean isEmpty() {
        return bin < 0;
    }
}

package dev.plimsoll.solver.search;

import dev.plimsoll.core.planning.PackingModel;

/** What a node is and what is on it; never changed. The empty pattern is a node that is not bought. */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never changed; patterns are told apart by identity
record Pattern(int bin, int[] items, int[] counts, long microDollarsPerHour, int room) {

    static final Pattern EMPTY = new Pattern(-1, new int[0], new int[0], 0, Integer.MAX_VALUE);

    static Pattern of(PackingModel model, int bin, int[] items, int[] counts) {
        return new Pattern(bin, items, counts, model.microDollarsPerHour(bin), model.room(bin));
    }

    boolean isEmpty() {
        return bin < 0;
    }
}

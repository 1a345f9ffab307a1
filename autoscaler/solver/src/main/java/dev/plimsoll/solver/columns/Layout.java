package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.NodeCost;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.PackingModel.ItemName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The items, bins and caps that numbers in columns and prices stand for, so that another model can be told what they mean. */
record Layout(List<String> resources, List<ItemName> items, List<Bin> bins, List<Cap> caps) {

    /** A kind of bin: what is free on it along each axis, its cost, its zone, and the items that may go in it. */
    @SuppressWarnings("ArrayRecordComponent") // a vector that is never changed
    record Bin(long[] free, NodeCost cost, String zone, BitSet mayHold) {}

    /** No bin holds more pods of these items together than the limit. */
    record Cap(BitSet items, int limit) {}

    static Layout of(PackingModel model) {
        var items = new ArrayList<ItemName>();
        for (int item = 0; item < model.items(); item++) {
            items.add(model.name(item));
        }
        var bins = new ArrayList<Bin>();
        for (int bin = 0; bin < model.bins(); bin++) {
            var mayHold = new BitSet(model.items());
            for (int item = 0; item < model.items(); item++) {
                mayHold.set(item, model.mayHold(bin, item));
            }
            bins.add(new Bin(model.free(bin), model.cost(bin), model.zone(bin), mayHold));
        }
        return new Layout(model.resources(), List.copyOf(items), List.copyOf(bins), caps(model));
    }

    static List<Cap> caps(PackingModel model) {
        var caps = new ArrayList<Cap>();
        for (int cap = 0; cap < model.caps(); cap++) {
            caps.add(new Cap(new BitSet(model.items()), model.capLimit(cap)));
        }
        for (int item = 0; item < model.items(); item++) {
            for (int cap : model.caps(item)) {
                caps.get(cap).items().set(item);
            }
        }
        return caps;
    }
}

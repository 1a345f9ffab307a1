package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.Supply;

/** How little each bin can cost for the worth of what it holds: its price over what its room, or all that is left, is worth. */
final class Prospects {

    private final PackingModel model;
    private final Supply supply;
    private final int[] order;
    private final double[] worthOfRoom;
    private final double[] atLeast;

    Prospects(PackingModel model, Supply supply) {
        this.model = model;
        this.supply = supply;
        order = new int[model.bins()];
        worthOfRoom = new double[model.bins()];
        atLeast = new double[model.bins()];
        for (int bin = 0; bin < order.length; bin++) {
            order[bin] = bin;
            worthOfRoom[bin] = model.worthOfRoom(bin);
        }
    }

    /** All bins, by what they can cost at least now that so many of each item remain. */
    int[] mostPromisingFirst(int[] remaining) {
        double left = 0;
        for (int item = 0; item < remaining.length; item++) {
            left += model.worth(item) * remaining[item];
        }
        for (int i = 0; i < order.length; i++) { // an insertion sort: the order seldom changes
            int bin = order[i];
            double most = Math.max(1e-9, Math.min(worthOfRoom[bin], left));
            atLeast[bin] = supply.microDollarsPerHour(bin) / most;
            int at = i;
            while (at > 0 && comesBefore(bin, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = bin;
        }
        return order;
    }

    private boolean comesBefore(int bin, int other) {
        return atLeast[bin] < atLeast[other] || (atLeast[bin] == atLeast[other] && bin < other);
    }

    /** Whether the bin could cost less than this for its worth, or has room at most so many times as dear as the cheapest. */
    boolean isWorthALook(int bin, double costPerWorth, double lookUpTo) {
        return atLeast[bin] < costPerWorth || atLeast[bin] <= lookUpTo * atLeast[order[0]];
    }
}

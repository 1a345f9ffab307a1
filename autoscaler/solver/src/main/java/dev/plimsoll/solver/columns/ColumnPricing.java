package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** How much a filling of each bin can be worth at given values, by the better of two proofs. */
final class ColumnPricing {

    private static final long LOOKS = 20_000;

    private final PackingModel model;
    private final int[] atMost; // of each item in a filling
    private final Knapsack knapsack;
    private final @Nullable GridKnapsack grid;
    private boolean gridIsReady;
    private boolean gridIsBetter;
    private double[] values = {};

    /** For fillings with at most as many of each item as are asked for, and this share more. */
    ColumnPricing(PackingModel model, double headroom) {
        this.model = model;
        atMost = model.counts();
        for (int item = 0; item < atMost.length && headroom > 0; item++) {
            atMost[item] += (int) Math.ceil(headroom * atMost[item]);
        }
        knapsack = new Knapsack(model, atMost);
        grid = GridKnapsack.of(model, atMost);
    }

    void setValues(double[] values) {
        this.values = values;
        knapsack.setValues(values);
        gridIsReady = false;
    }

    /** No filling of the bin is worth more than this; nothing that counts if it must stop. */
    double atMost(int bin, BooleanSupplier mustStop) {
        if (grid != null && !gridIsReady) {
            gridIsReady = grid.setValues(values, mustStop);
        }
        double most = knapsack.atMost(bin, LOOKS, mustStop);
        gridIsBetter = grid != null && gridIsReady && grid.atMost(bin) < most;
        return grid != null && gridIsBetter ? grid.atMost(bin) : most;
    }

    /** The fillings met in the last look at a bin. */
    List<Column> found(int bin) {
        var found = new ArrayList<Column>();
        if (grid != null && gridIsBetter) {
            found.add(Column.of(bin, grid.chosen(bin)));
        }
        found.add(Column.of(bin, knapsack.chosen()));
        return found;
    }

    /** By item: up to how many may be in a filling for the proofs to hold. */
    int[] limits() {
        int[] limits = atMost.clone();
        for (int item = 0; item < limits.length; item++) {
            limits[item] = mostInABin(item) <= limits[item] ? ProvedPrices.WITHOUT_LIMIT : limits[item];
        }
        return limits;
    }

    private long mostInABin(int item) {
        long most = 0;
        for (int bin = 0; bin < model.bins(); bin++) {
            if (model.mayHold(bin, item)) {
                long full = Long.MAX_VALUE;
                for (int axis = 0; axis < model.axes(); axis++) {
                    long request = model.request(item)[axis];
                    full = request == 0 ? full : Math.min(full, model.free(bin)[axis] / request);
                }
                most = Math.max(most, full);
            }
        }
        return most;
    }
}

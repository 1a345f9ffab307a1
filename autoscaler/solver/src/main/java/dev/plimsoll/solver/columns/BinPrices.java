package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.PackingModel;

/**
 * Prices of one bin's resources at which the bin, and what items are worth above them, come to little: any prices give a
 * bound on what the bin can hold, the cheapest ones the best (the dual of the knapsack's relaxation). Sought by steps along
 * one resource, and from one to another, that become shorter.
 */
final class BinPrices {

    private static final int ROUNDS = 40;
    private static final double SHORTEST = 1e-5;

    private final PackingModel model;
    private final long[] free;
    private final int[] items;
    private final double[] values;
    private final int[] full; // how many of each item an empty bin holds at most
    private final double[] best;
    private final double[] trial;
    private double least;

    /** For these items, at a value for one of each. */
    BinPrices(PackingModel model, int bin, int[] items, double[] values) {
        this.model = model;
        free = model.free(bin);
        this.items = items;
        this.values = values;
        full = new int[items.length];
        best = new double[free.length];
        trial = new double[free.length];
    }

    /** By axis, for one unit, where a bin holds no more of each item than its limit. */
    double[] find(int[] limits) {
        double scale = 0;
        for (int i = 0; i < items.length; i++) {
            full[i] = fullOf(items[i], limits[items[i]]);
            scale = Math.max(scale, full[i] * values[items[i]]);
        }
        for (int axis = 0; axis < free.length; axis++) {
            best[axis] = free[axis] == 0 ? 0 : scale / free[axis];
        }
        least = total(best);
        double step = scale;
        for (int round = 0; round < ROUNDS && step > scale * SHORTEST; round++) {
            step = improve(step) ? step : step / 2;
        }
        return best;
    }

    private boolean improve(double step) {
        boolean better = false;
        for (int axis = 0; axis < free.length; axis++) {
            for (int sign = -1; sign <= 1 && free[axis] > 0; sign += 2) {
                better |= tryStep(axis, sign * step, axis);
                for (int other = axis + 1; other < free.length; other++) {
                    better |= free[other] > 0 && tryStep(axis, sign * step, other);
                }
            }
        }
        return better;
    }

    /** Adds to what all of the bin's room along an axis is worth, and takes it off another's. */
    private boolean tryStep(int axis, double step, int other) {
        System.arraycopy(best, 0, trial, 0, trial.length);
        trial[axis] = Math.max(0, best[axis] + step / free[axis]);
        if (other != axis) {
            trial[other] = Math.max(0, best[other] - step / free[other]);
        }
        double total = total(trial);
        if (total >= least) {
            return false;
        }
        least = total;
        System.arraycopy(trial, 0, best, 0, best.length);
        return true;
    }

    private int fullOf(int item, int limit) {
        long full = limit;
        long[] request = model.request(item);
        for (int axis = 0; axis < free.length; axis++) {
            if (request[axis] > 0) {
                full = Math.min(full, free[axis] / request[axis]);
            }
        }
        return (int) full;
    }

    private double total(double[] perUnit) {
        double total = 0;
        for (int axis = 0; axis < free.length; axis++) {
            total += perUnit[axis] * free[axis];
        }
        for (int i = 0; i < items.length; i++) {
            double above = values[items[i]];
            long[] request = model.request(items[i]);
            for (int axis = 0; axis < free.length; axis++) {
                above -= perUnit[axis] * request[axis];
            }
            if (above > 0) {
                total += above * full[i];
            }
        }
        return total;
    }
}

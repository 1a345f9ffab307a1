package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.NodeCost;
import dev.plimsoll.core.packing.PackingCommitments;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;

/**
 * The rows of the restricted master after those of the items: one for each kind of bin that can run out, and one for each
 * commitment, of which bins take what it pays for; more than is left can be had for as much.
 */
final class BinRows {

    private static final int NONE = -1;

    private final PackingModel model;
    private final int items;
    private final int[] rowOfRoom; // by bin
    private final int firstCommitment;
    private final double unit; // of a commitment, in micro-dollars an hour: amounts are of the order of bins

    BinRows(PackingModel model) {
        this.model = model;
        items = model.items();
        long pods = Arrays.stream(model.counts()).asLongStream().sum();
        rowOfRoom = new int[model.bins()];
        int row = items;
        long dearest = 1;
        for (int bin = 0; bin < rowOfRoom.length; bin++) {
            rowOfRoom[bin] = model.room(bin) < pods ? row++ : NONE;
            dearest = Math.max(dearest, model.microDollarsPerHour(bin));
        }
        firstCommitment = row;
        unit = dearest;
    }

    /** How many rows there are, those of the items included. */
    int end() {
        return firstCommitment + model.commitments().count();
    }

    /** The price of a bin that is to be paid even while all commitments last. */
    double price(int bin) {
        return model.cost(bin).atLeast();
    }

    /** By row, how much there is. */
    double[] limits() {
        double[] limits = new double[end()];
        for (int item = 0; item < items; item++) {
            limits[item] = model.count(item);
        }
        for (int bin = 0; bin < rowOfRoom.length; bin++) {
            if (rowOfRoom[bin] != NONE) {
                limits[rowOfRoom[bin]] = model.room(bin);
            }
        }
        for (int row = firstCommitment; row < limits.length; row++) {
            limits[row] = PackingCommitments.usable(model.commitments().left(row - firstCommitment)) / unit;
        }
        return limits;
    }

    /** Whether more can be had than the limit, and at {@link #priceBeyond}. */
    boolean isCommitment(int row) {
        return row >= firstCommitment;
    }

    double priceBeyond() {
        return unit;
    }

    /** What one bin takes of its rows, weighed by these amounts for each row. */
    double sum(int bin, double[] byRow) {
        double sum = rowOfRoom[bin] == NONE ? 0 : byRow[rowOfRoom[bin]];
        NodeCost cost = model.cost(bin);
        return cost.isCommitted() ? sum + byRow[firstCommitment + cost.commitment()] * cost.saved() / unit : sum;
    }

    /** What one more of a kind of bin would save, as a negative worth; 0 for one that does not run out. */
    double worthOfRoom(int bin, double[] values) {
        return rowOfRoom[bin] == NONE ? 0 : Math.min(0, values[rowOfRoom[bin]]);
    }

    /** By commitment, what a micro-dollar more of it would save, as a negative worth. */
    double[] worthOfCommitments(double[] values) {
        double[] worth = new double[end() - firstCommitment];
        for (int i = 0; i < worth.length; i++) {
            worth[i] = Math.clamp(values[firstCommitment + i] / unit, -1, 0);
        }
        return worth;
    }
}

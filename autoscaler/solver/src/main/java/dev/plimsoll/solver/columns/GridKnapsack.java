package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The most that cpu and memory of each size can hold in value, worked out for all sizes at once: possible where requests are
 * multiples of coarse steps. It looks at nothing else, so a bin holds no more than this.
 */
final class GridKnapsack {

    private static final int MOST_CELLS = 2_500_000;
    private static final double LEAST_COVERED = 0.8;
    private static final int ROWS_BETWEEN_CLOCKS = 64;

    private final PackingModel model;
    private final int[] limits;
    private final long[] steps;
    private final int rows; // steps of cpu
    private final int columns; // steps of memory
    private final double[] most;
    private double[] values = {};
    private double worthOfWeightless; // pods that ask for neither cpu nor memory, all of them

    private GridKnapsack(PackingModel model, int[] limits, long[] steps, int rows, int columns) {
        this.model = model;
        this.limits = limits;
        this.steps = steps;
        this.rows = rows;
        this.columns = columns;
        most = new double[rows * columns];
    }

    /** For fillings with at most so many of each weightless item; null if the steps are too fine for it. */
    static @Nullable GridKnapsack of(PackingModel model, int[] limits) {
        long[] steps = model.steps();
        if (steps[0] == 0 || steps[1] == 0) {
            return null;
        }
        long rows = 1;
        long columns = 1;
        for (int bin = 0; bin < model.bins(); bin++) {
            rows = Math.max(rows, model.free(bin)[0] / steps[0] + 1);
            columns = Math.max(columns, model.free(bin)[1] / steps[1] + 1);
        }
        columns = Math.min(columns, MOST_CELLS / rows);
        int covered = 0;
        for (int bin = 0; bin < model.bins(); bin++) {
            covered += model.free(bin)[1] / steps[1] < columns ? 1 : 0;
        }
        return covered < LEAST_COVERED * model.bins()
                ? null
                : new GridKnapsack(model, limits, steps, (int) rows, (int) columns);
    }

    /** Works everything out at these values; false if it had to stop, and nothing is worked out. */
    boolean setValues(double[] values, BooleanSupplier mustStop) {
        this.values = values;
        Arrays.fill(most, 0);
        worthOfWeightless = 0;
        for (int item = 0; item < model.items(); item++) {
            if (values[item] > 0 && isWeightless(item)) {
                worthOfWeightless += values[item] * limits[item];
            } else if (values[item] > 0) {
                offer((int) (model.request(item)[0] / steps[0]), firstColumn(item), values[item], mustStop);
            }
            if (mustStop.getAsBoolean()) {
                return false;
            }
        }
        return true;
    }

    private void offer(int firstRow, int firstColumn, double value, BooleanSupplier mustStop) {
        for (int row = firstRow; row < rows; row++) {
            if (row % ROWS_BETWEEN_CLOCKS == 0 && mustStop.getAsBoolean()) {
                return;
            }
            int back = firstRow * columns + firstColumn;
            for (int cell = row * columns + firstColumn; cell < (row + 1) * columns; cell++) {
                most[cell] = Math.max(most[cell], most[cell - back] + value);
            }
        }
    }

    private boolean isWeightless(int item) {
        return model.request(item)[0] == 0 && model.request(item)[1] == 0;
    }

    /** How far back in the table the pod of an item takes one. */
    private int cells(int item) {
        return (int) (model.request(item)[0] / steps[0]) * columns + firstColumn(item);
    }

    private int firstColumn(int item) {
        return (int) (model.request(item)[1] / steps[1]);
    }

    /** No filling of the bin is worth more than this; without limit for a bin with more memory than was worked out. */
    double atMost(int bin) {
        return model.free(bin)[1] / steps[1] < columns ? most[cell(bin)] + worthOfWeightless : Double.POSITIVE_INFINITY;
    }

    private int cell(int bin) {
        return (int) (model.free(bin)[0] / steps[0]) * columns + (int) (model.free(bin)[1] / steps[1]);
    }

    /** Pods that are worth that much, weightless ones aside: counts by item, which may break rules other than cpu and memory. */
    int[] chosen(int bin) {
        int[] chosen = new int[model.items()];
        int cell = cell(bin);
        for (int item = step(cell); item >= 0; item = step(cell)) {
            chosen[item]++;
            cell -= cells(item);
        }
        return chosen;
    }

    /** An item whose pod may have led to the worth of the cell; -1 for an empty one. */
    private int step(int cell) {
        for (int item = 0; item < model.items() && most[cell] > 0; item++) {
            int before = cell - cells(item);
            if (values[item] > 0
                    && !isWeightless(item)
                    && before >= 0
                    && cell % columns >= firstColumn(item)
                    && most[before] + values[item] == most[cell]) {
                return item;
            }
        }
        return -1;
    }
}

package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.PackingModel;
import java.util.Arrays;
import java.util.TreeSet;

/** Orders in which to fill bins at given values: most valuable first for its size, for several notions of size. */
final class Orders {

    private static final int DIRECTIONS = 6;

    private final double[][] sizes; // by notion, then item

    Orders(PackingModel model) {
        int axes = model.axes();
        var ratios = new TreeSet<Double>(); // of memory to cpu among the bins
        for (int bin = 0; bin < model.bins(); bin++) {
            ratios.add((double) model.free(bin)[1] / Math.max(1, model.free(bin)[0]));
        }
        Double[] all = ratios.toArray(Double[]::new);
        int directions = Math.min(DIRECTIONS, all.length);
        sizes = new double[directions + 1][model.items()];
        for (int item = 0; item < model.items(); item++) {
            sizes[directions][item] = model.worth(item) + 1e-9;
            long[] request = model.request(item);
            double others = 0;
            for (int axis = 2; axis < axes; axis++) {
                others += request[axis];
            }
            for (int direction = 0; direction < directions; direction++) {
                double ratio = all[direction * (all.length - 1) / Math.max(1, directions - 1)];
                sizes[direction][item] = request[0] + request[1] / Math.max(ratio, 1e-9) + 1e-3 * others + 1e-9;
            }
        }
    }

    /** The orders at these values. */
    int[][] at(double[] values) {
        int[][] orders = new int[sizes.length][];
        for (int notion = 0; notion < sizes.length; notion++) {
            double[] size = sizes[notion];
            Integer[] order = new Integer[size.length];
            Arrays.setAll(order, item -> item);
            Arrays.sort(order, (one, other) -> Double.compare(values[other] / size[other], values[one] / size[one]));
            orders[notion] = Arrays.stream(order).mapToInt(Integer::intValue).toArray();
        }
        return orders;
    }
}

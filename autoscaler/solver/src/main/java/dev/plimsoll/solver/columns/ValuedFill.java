package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.BalancedFill;
import dev.plimsoll.core.planning.Filling;
import dev.plimsoll.core.planning.PackingModel;
import java.util.stream.IntStream;

/** A balanced filling at given values of items. */
final class ValuedFill implements Filling {

    private static final double LITTLE = 1e-6;
    private static final double CLOSE = 1.03;

    private final BalancedFill fill;
    private final int[] allItems;
    private final double[] values;

    ValuedFill(PackingModel model, double[] values) {
        fill = new BalancedFill(model);
        allItems = IntStream.range(0, model.items()).toArray();
        this.values = new double[values.length];
        for (int item = 0; item < values.length; item++) {
            this.values[item] = Math.max(LITTLE, values[item]);
        }
    }

    @Override
    public double fill(int bin, int[] remaining, int[] counts) {
        fill.offer(remaining, values);
        double worth = fill.fill(bin, allItems, allItems.length);
        System.arraycopy(fill.chosen(), 0, counts, 0, counts.length);
        for (int count : counts) {
            if (count > 0) {
                return worth;
            }
        }
        return -1;
    }

    @Override
    public double lookUpTo() {
        return CLOSE;
    }
}

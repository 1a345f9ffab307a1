package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.PackingModel;
import java.util.stream.IntStream;

/** Balanced fillings at values of items that can be set; thorough ones are improved by exchanges, which takes longer. */
public final class ValuedFill implements Filling {

    private static final double LITTLE = 1e-6;
    private static final double CLOSE = 1.03;

    private final BalancedFill fill;
    private final boolean isThorough;
    private final int[] allItems;
    private final double[] values;

    private ValuedFill(PackingModel model, boolean isThorough) {
        fill = new BalancedFill(model);
        this.isThorough = isThorough;
        allItems = IntStream.range(0, model.items()).toArray();
        values = new double[model.items()];
        setValues(IntStream.range(0, model.items()).mapToDouble(model::worth).toArray());
    }

    /** Values are what the model's resource prices make of each item, until others are set. */
    public static ValuedFill quick(PackingModel model) {
        return new ValuedFill(model, false);
    }

    /** Values are what the model's resource prices make of each item, until others are set. */
    public static ValuedFill thorough(PackingModel model) {
        return new ValuedFill(model, true);
    }

    /** What one of each item is to be worth; what is worth nothing is packed last. */
    public void setValues(double[] valueByItem) {
        for (int item = 0; item < values.length; item++) {
            values[item] = Math.max(LITTLE, valueByItem[item]);
        }
    }

    @Override
    public double fill(int bin, int[] remaining, int[] counts) {
        fill.offer(remaining, values);
        double worth = fill.fill(bin, allItems, allItems.length);
        if (isThorough) {
            worth = fill.improve(bin, allItems, allItems.length, worth);
        }
        System.arraycopy(fill.chosen(), 0, counts, 0, counts.length);
        for (int count : counts) {
            if (count > 0) {
                return worth;
            }
        }
        return -1;
    }

    /** What promises little at the resource prices may be best at other values. */
    @Override
    public double lookUpTo() {
        return CLOSE;
    }
}

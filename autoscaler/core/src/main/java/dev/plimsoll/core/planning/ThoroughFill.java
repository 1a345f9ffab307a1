package dev.plimsoll.core.planning;

/** A balanced filling that is then improved by exchanges, at given values of items. */
public final class ThoroughFill implements Filling {

    private static final double LITTLE = 1e-6;
    private static final double CLOSE = 1.03;

    private final BalancedFill fill;
    private final int[] allItems;
    private final double[] values;

    /** Values are what the model's resource prices make of each item, until others are set. */
    public ThoroughFill(PackingModel model) {
        fill = new BalancedFill(model);
        allItems = new int[model.items()];
        values = new double[model.items()];
        double[] worth = new double[model.items()];
        for (int item = 0; item < allItems.length; item++) {
            allItems[item] = item;
            worth[item] = model.worth(item);
        }
        setValues(worth);
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
        worth = fill.improve(bin, allItems, allItems.length, worth);
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

package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.BalancedFill;
import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.planning.PackingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds ever better fillings for the linear relaxation. Fillings are sought at values between those of the best purchase
 * and a centre that starts at the resource prices (smoothing after Wentges, 1997), which keeps the values from swinging.
 */
public final class ColumnGeneration {

    private static final int EXCHANGES_A_ROUND = 400;
    private static final double SMOOTHING = 0.6;
    private static final long LOOKS = 20_000;
    private static final double WORTHWHILE = 1e-5;

    private final PackingModel model;
    private final RestrictedMaster master;
    private final Knapsack knapsack;
    private final Orders orders;
    private final BalancedFill balancedFill;
    private final int[] allItems;
    private final int[] counts;
    private final double[] centre;
    private double centreWorth;
    private double bound;

    /** Starts from the fillings of a packing. */
    public ColumnGeneration(PackingModel model, List<Load> loads) {
        this.model = model;
        master = new RestrictedMaster(model);
        knapsack = new Knapsack(model);
        orders = new Orders(model);
        balancedFill = new BalancedFill(model);
        allItems = new int[model.items()];
        counts = new int[model.items()];
        for (int item = 0; item < counts.length; item++) {
            allItems[item] = item;
            counts[item] = model.count(item);
        }
        centre = new double[model.items()];
        for (int item = 0; item < centre.length; item++) {
            centre[item] = model.worth(item);
            centreWorth += centre[item] * model.count(item);
        }
        for (Load load : loads) {
            master.add(new Column(load.bin(), load.items(), load.counts()));
        }
    }

    /** Runs until no filling is missing, or it must stop, or so many rounds are over. */
    public void run(BooleanSupplier mustStop, int rounds) {
        boolean smooth = true;
        for (int round = 0; round < rounds && !mustStop.getAsBoolean(); round++) {
            master.solve(EXCHANGES_A_ROUND);
            double[] values = master.values();
            boolean found = smooth && seek(between(values), values);
            smooth = found || seek(values, values);
            if (!smooth && !prove(mustStop)) {
                return;
            }
        }
    }

    /** The fillings known to be best so far and how often each is bought, as a fraction. */
    List<RestrictedMaster.Share> purchase() {
        return master.purchase();
    }

    /** What one of each item is worth at the best purchase. */
    public double[] values() {
        return Arrays.copyOf(master.values(), model.items());
    }

    /**
     * No purchase that holds all items costs less (Farley, 1990): the values, scaled until no filling of a bin is worth more
     * than it costs. 0 until the search for fillings came so far as to prove it.
     */
    public long boundMicroDollarsPerHour() {
        return (long) Math.floor(bound);
    }

    /** Proves what can be proved at the values of the best purchase as it is. */
    public void proveNow(BooleanSupplier mustStop) {
        master.solve(EXCHANGES_A_ROUND);
        prove(mustStop);
    }

    private double[] between(double[] values) {
        double[] between = new double[centre.length];
        for (int item = 0; item < between.length; item++) {
            between[item] = SMOOTHING * centre[item] + (1 - SMOOTHING) * values[item];
        }
        return between;
    }

    /** Fills every bin at the sought values, and keeps fillings that pay at the real ones; whether there were any. */
    private boolean seek(double[] sought, double[] values) {
        knapsack.setValues(sought);
        balancedFill.offer(counts, sought);
        int[][] inOrder = orders.at(sought);
        boolean found = false;
        double scale = 1;
        for (int bin = 0; bin < model.bins(); bin++) {
            double most = -1;
            int[] best = {};
            for (int[] order : inOrder) {
                double worth = knapsack.fill(bin, order);
                if (worth > most) {
                    most = worth;
                    best = knapsack.chosen().clone();
                }
            }
            double balanced = balancedFill.fill(bin, allItems, allItems.length);
            balanced = balancedFill.improve(bin, allItems, allItems.length, balanced);
            if (balanced > most) {
                most = balanced;
                best = balancedFill.chosen().clone();
            }
            double price = Math.max(1, master.reducedPrice(bin));
            scale = Math.max(scale, most / price);
            found |= keepIfItPays(Column.of(bin, best), values);
        }
        recentre(sought, scale);
        return found;
    }

    private boolean keepIfItPays(Column column, double[] values) {
        double price = master.reducedPrice(column.bin());
        return column.items().length > 0
                && column.worth(values) > price + WORTHWHILE * model.microDollarsPerHour(column.bin())
                && master.add(column);
    }

    private void recentre(double[] sought, double scale) {
        double worth = 0;
        for (int item = 0; item < centre.length; item++) {
            worth += sought[item] / scale * model.count(item);
        }
        if (worth > centreWorth) {
            centreWorth = worth;
            for (int item = 0; item < centre.length; item++) {
                centre[item] = sought[item] / scale;
            }
        }
    }

    /** Proves how much a filling of each bin can be worth; whether fillings turned up on the way that pay. */
    private boolean prove(BooleanSupplier mustStop) {
        double[] values = master.values().clone();
        double worthOfAll = master.worthOfAll();
        knapsack.setValues(values);
        double scale = 1;
        boolean found = false;
        var columns = new ArrayList<Column>();
        for (int bin = 0; bin < model.bins(); bin++) {
            if (mustStop.getAsBoolean()) {
                return false;
            }
            double atMost = knapsack.atMost(bin, LOOKS);
            scale = Math.max(scale, atMost / Math.max(1e-9, master.reducedPrice(bin)));
            columns.add(Column.of(bin, knapsack.chosen()));
        }
        bound = Math.max(bound, worthOfAll / scale * (1 - 1e-9));
        for (Column column : columns) {
            found |= keepIfItPays(column, values);
        }
        return found;
    }
}

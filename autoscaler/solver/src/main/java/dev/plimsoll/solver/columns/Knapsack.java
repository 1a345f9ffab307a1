package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** How valuable a filling of one bin can be at most: proved by branch and bound over prices of the bin's resources. */
final class Knapsack {

    private static final int LOOKS_BETWEEN_CLOCKS = 500;

    private final PackingModel model;
    private final int items;
    private final int[] limits;
    private final OpenBin open;
    private final int[] chosen;
    private double[] values = {};

    /** For fillings with at most so many of each item. */
    Knapsack(PackingModel model, int[] limits) {
        this.model = model;
        this.limits = limits;
        items = model.items();
        open = new OpenBin(model);
        chosen = new int[items];
    }

    void setValues(double[] values) {
        this.values = values;
    }

    /** The filling worked out last; changed by the next. */
    int[] chosen() {
        return chosen;
    }

    /** No filling of the bin is worth more than this, looser if it must stop; the best one met is left in {@link #chosen}. */
    double atMost(int bin, long looks, BooleanSupplier mustStop) {
        open.open(bin);
        int[] worthwhile = IntStream.range(0, items)
                .filter(item -> values[item] > 0 && model.mayHold(bin, item))
                .toArray();
        double[] perUnit = new BinPrices(model, bin, worthwhile, values).find(limits);
        int[] densestFirst = Arrays.stream(worthwhile)
                .boxed()
                .sorted(Comparator.comparingDouble(item -> -density(item, perUnit)))
                .mapToInt(Integer::intValue)
                .toArray();
        var branching = new Branching(densestFirst, perUnit, looks, mustStop);
        branching.look(0, 0);
        System.arraycopy(branching.best, 0, chosen, 0, items);
        return Math.max(branching.bestWorth, branching.unexplored);
    }

    private double density(int item, double[] perUnit) {
        return values[item] / Math.max(1e-12, open.price(item, perUnit));
    }

    /** Looks at fillings item by item, and not where no better one can be. */
    private final class Branching {

        private final int[] order;
        private final double[] perUnit;
        private final double[] beyond; // what later items are worth above the price of their resources
        private final int[] current;
        private final int[] best;
        private double bestWorth;
        private double unexplored; // the most that what was not looked at may be worth
        private final BooleanSupplier mustStop;
        private long looksLeft;

        Branching(int[] order, double[] perUnit, long looks, BooleanSupplier mustStop) {
            this.mustStop = mustStop;
            this.order = order;
            this.perUnit = perUnit;
            this.looksLeft = looks;
            beyond = new double[order.length + 1];
            for (int at = order.length - 1; at >= 0; at--) {
                int item = order[at];
                beyond[at] = beyond[at + 1]
                        + Math.max(0, values[item] - open.price(item, perUnit)) * open.room(item, limits[item]);
            }
            current = new int[items];
            best = new int[items];
        }

        void look(int at, double worth) {
            if (worth > bestWorth) {
                bestWorth = worth;
                System.arraycopy(current, 0, best, 0, items);
            }
            if (at == order.length) {
                return;
            }
            double bound = worth + open.priceOfLeft(perUnit) + beyond[at];
            if (bound <= bestWorth * (1 + 1e-9)) {
                return;
            }
            if (looksLeft % LOOKS_BETWEEN_CLOCKS == 0 && mustStop.getAsBoolean()) {
                looksLeft = 0;
            }
            if (looksLeft-- <= 0) {
                unexplored = Math.max(unexplored, bound);
                return;
            }
            int item = order[at];
            for (int pods = open.room(item, limits[item]); pods >= 0; pods--) {
                open.put(item, pods);
                current[item] = pods;
                look(at + 1, worth + pods * values[item]);
                current[item] = 0;
                open.put(item, -pods);
            }
        }
    }
}

package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.GreedyPacker;
import dev.plimsoll.core.planning.OpenBin;
import dev.plimsoll.core.planning.OrderedFill;
import dev.plimsoll.core.planning.Packing;
import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.planning.PackingModel;
import dev.plimsoll.core.planning.ThoroughFill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds ever better fillings for the linear relaxation. Each round packs everything greedily at shadow prices, shaken a
 * little: that gives fillings that go together, where pricing each bin alone would give many much alike.
 */
public final class ColumnGeneration {

    private static final int EXCHANGES_A_ROUND = 400;
    private static final double MOST_RESOURCE_PRICE = 0.5;
    private static final double MOST_NOISE = 0.3;
    private static final int PATIENCE = 20;
    private static final long LOOKS = 20_000;
    private static final double WORTHWHILE = 1e-6;

    private final PackingModel model;
    private final RestrictedMaster master;
    private final OpenBin open;
    private final Knapsack knapsack;
    private final @Nullable GridKnapsack grid;
    private final ThoroughFill filling;
    private final RandomGenerator random;
    private final double[] values;
    private List<Load> cheapest;
    private double bound;

    /** Starts from the fillings of a packing. */
    public ColumnGeneration(PackingModel model, List<Load> loads, long seed) {
        this.model = model;
        master = new RestrictedMaster(model);
        open = new OpenBin(model);
        knapsack = new Knapsack(model);
        grid = GridKnapsack.of(model);
        filling = new ThoroughFill(model);
        random = new SplittableRandom(seed);
        values = new double[model.items()];
        cheapest = loads;
        learn(loads);
    }

    /** Runs until no filling is missing, or it must stop, or so many rounds are over. */
    public void run(BooleanSupplier mustStop, int rounds) {
        int idle = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int round = 0; round < rounds && !mustStop.getAsBoolean(); round++) {
            pack(mustStop);
            master.solve(EXCHANGES_A_ROUND);
            double worth = master.worthOfAll();
            idle = worth < least * (1 - WORTHWHILE) ? 0 : idle + 1;
            least = Math.min(least, worth);
            if (worth <= model.continuousBoundMicroDollarsPerHour() * (1 + WORTHWHILE)) {
                return;
            }
            if (idle >= PATIENCE && !model.isDealtOverZones()) {
                if (!prove(mustStop)) {
                    return;
                }
                idle = 0;
            }
            shake(master.values());
        }
    }

    /** The cheapest packing met on the way. */
    public List<Load> cheapest() {
        return cheapest;
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

    /** Proves what can be proved at the values of the best purchase as it is, unless something is proved already. */
    public void proveUnlessProved(BooleanSupplier mustStop) {
        if (bound == 0) {
            prove(mustStop);
        }
    }

    private void pack(BooleanSupplier mustStop) {
        int[] remaining = model.counts();
        int[] room = model.rooms();
        var loads = new ArrayList<>(GreedyPacker.pack(model, filling, remaining, room, mustStop));
        if (mustStop.getAsBoolean()) {
            loads.addAll(GreedyPacker.pack(model, new OrderedFill(model), remaining, room, () -> false));
        }
        learn(loads);
        if (Packing.costOfWhole(model, loads) < Packing.costOfWhole(model, cheapest)) {
            cheapest = loads;
        }
    }

    private void learn(List<Load> loads) {
        for (Load load : loads) {
            master.add(new Column(load.bin(), load.items(), load.counts()));
        }
    }

    private void shake(double[] shadowPrices) {
        double share = random.nextDouble() * MOST_RESOURCE_PRICE;
        double noise = random.nextBoolean() ? MOST_NOISE * random.nextDouble() : 0;
        for (int item = 0; item < values.length; item++) {
            double value = share * model.worth(item) + (1 - share) * shadowPrices[item];
            values[item] = value * (1 + noise * (random.nextDouble() - 0.5));
        }
        filling.setValues(values);
    }

    /** Proves how much a filling of each bin can be worth; whether fillings turned up on the way that pay. */
    private boolean prove(BooleanSupplier mustStop) {
        double[] shadowPrices = master.values().clone();
        double worthOfAll = master.worthOfAll();
        knapsack.setValues(shadowPrices);
        if (grid != null) {
            grid.setValues(shadowPrices);
        }
        double scale = 1;
        var columns = new ArrayList<Column>();
        for (int bin = 0; bin < model.bins(); bin++) {
            if (mustStop.getAsBoolean()) {
                return false;
            }
            double atMost = knapsack.atMost(bin, LOOKS);
            if (grid != null && grid.atMost(bin) < atMost) {
                atMost = grid.atMost(bin);
                columns.add(Column.of(bin, grid.chosen(bin)));
            }
            // the worth of room shrinks with all values, so only the price itself stays what it is
            double asked = atMost + master.worthOfRoom(bin);
            scale = Math.max(scale, asked / Math.max(1e-9, (double) model.microDollarsPerHour(bin)));
            columns.add(Column.of(bin, knapsack.chosen()));
        }
        bound = Math.max(bound, worthOfAll / scale * (1 - 1e-9));
        boolean found = false;
        for (Column column : columns) {
            found |= keepIfItPays(column, shadowPrices);
        }
        return found;
    }

    private boolean keepIfItPays(Column column, double[] shadowPrices) {
        double price = master.reducedPrice(column.bin());
        return column.fits(model, open)
                && column.worth(shadowPrices) > price + WORTHWHILE * model.microDollarsPerHour(column.bin())
                && master.add(column);
    }
}

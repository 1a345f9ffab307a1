package dev.plimsoll.solver.columns;

import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.greedy.ValuedFill;
import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.Supply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Makes a fractional purchase whole: so much of it as is whole or nearly so is bought, and greed fills in the rest. */
public final class Rounding {

    private static final double[] UP_FROM = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.35};

    private final PackingModel model;
    private final ValuedFill filling;

    public Rounding(PackingModel model) {
        this.model = model;
        filling = ValuedFill.thorough(model);
    }

    /** The cheapest of several roundings, or of fewer if it must stop; none if it must stop at once. */
    public List<Load> round(ColumnGeneration generation, BooleanSupplier mustStop) {
        List<RestrictedMaster.Share> shares = new ArrayList<>(generation.purchase());
        shares.sort(Comparator.comparingDouble((RestrictedMaster.Share share) -> -(share.times() % 1)));
        List<Load> best = List.of();
        long least = Long.MAX_VALUE;
        for (double upFrom : UP_FROM) {
            if (mustStop.getAsBoolean()) {
                break;
            }
            List<Load> loads = round(shares, upFrom, mustStop);
            long cost = Packing.costOfWhole(model, loads);
            if (cost < least) {
                least = cost;
                best = loads;
            }
        }
        return best;
    }

    private List<Load> round(List<RestrictedMaster.Share> shares, double upFrom, BooleanSupplier mustStop) {
        int[] remaining = model.counts();
        Supply supply = model.supply();
        var loads = new ArrayList<Load>();
        for (RestrictedMaster.Share share : shares) {
            buy(share.column(), (int) Math.floor(share.times() + 1e-7), remaining, supply, loads);
        }
        for (RestrictedMaster.Share share : shares) {
            double fraction = (share.times() + 1e-7) % 1;
            if (fraction >= upFrom) {
                buy(share.column(), 1, remaining, supply, loads);
            }
        }
        loads.addAll(GreedyPacker.pack(model, filling, remaining, supply, mustStop));
        return loads;
    }

    /** Buys a filling so often as all of it is still asked for. */
    private static void buy(Column column, int atMost, int[] remaining, Supply supply, List<Load> loads) {
        int times = Math.min(atMost, supply.room(column.bin()));
        for (int i = 0; i < column.items().length; i++) {
            times = Math.min(times, remaining[column.items()[i]] / column.counts()[i]);
        }
        if (times > 0) {
            for (int i = 0; i < column.items().length; i++) {
                remaining[column.items()[i]] -= times * column.counts()[i];
            }
            supply.take(column.bin(), times);
            loads.add(new Load(column.bin(), column.items(), column.counts(), times));
        }
    }
}

package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.Packer;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.Supply;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Buys the bin whose filling costs least for its worth, as often as that filling can be had, until nothing is left. A
 * filling is worked out anew only when what it was made of has run short, and only for bins that could come out best.
 */
public final class GreedyPacker implements Packer {

    private static final int[] UNFILLED = {};
    private static final int FEW_PODS = 250; // so that a second look at them costs little time

    @Override
    public Packing pack(PackingModel model) {
        var bound = new LowerBound(model.continuousBoundMicroDollarsPerHour(), Plan.Proof.CONTINUOUS);
        return new Packing(new ThriftyPacker(model, GreedyPacker::unlimited).pack(), bound, Plan.Stage.GREEDY);
    }

    /** What it would buy if bins together could take as much as they like. */
    public static List<Load> unlimited(PackingModel model) {
        List<Load> quick = pack(model, model.isEntangled() ? new FairFill(model) : new OrderedFill(model));
        if (Arrays.stream(model.counts()).asLongStream().sum() > FEW_PODS) {
            return quick;
        }
        List<Load> thorough = pack(model, ValuedFill.thorough(model));
        return Packing.costOfWhole(model, thorough) < Packing.costOfWhole(model, quick) ? thorough : quick;
    }

    private static List<Load> pack(PackingModel model, Filling filling) {
        return pack(model, filling, model.counts(), model.supply(), () -> false);
    }

    /** Packs so many of each item in what bins there are, or a part if it must stop; takes what it packs off both. */
    public static List<Load> pack(
            PackingModel model, Filling filling, int[] remaining, Supply supply, BooleanSupplier mustStop) {
        return new Run(model, filling, remaining, supply, mustStop).run();
    }

    private static final class Run {

        private final PackingModel model;
        private final Filling filling;
        private final Prospects prospects;
        private final int[] remaining;
        private final Supply supply;
        private final int[][] counts;
        private final double[] worth;
        private final boolean[] stale;
        private final BooleanSupplier mustStop;
        private final List<Load> loads = new ArrayList<>();

        Run(PackingModel model, Filling filling, int[] remaining, Supply supply, BooleanSupplier mustStop) {
            this.mustStop = mustStop;
            this.model = model;
            this.filling = filling;
            prospects = new Prospects(model, supply);
            this.remaining = remaining;
            this.supply = supply;
            counts = new int[model.bins()][];
            Arrays.fill(counts, UNFILLED);
            worth = new double[model.bins()];
            stale = new boolean[model.bins()];
            Arrays.fill(stale, true);
        }

        List<Load> run() {
            while (!mustStop.getAsBoolean()) {
                int best = cheapest();
                if (best >= 0) {
                    buy(best);
                } else if (!filling.settleForLess()) {
                    break;
                }
            }
            return loads;
        }

        /** The bin that costs least for its worth; -1 if nothing can be packed any more, or it must stop. */
        private int cheapest() {
            int best = -1;
            double least = Double.POSITIVE_INFINITY;
            for (int bin : prospects.mostPromisingFirst(remaining)) {
                if (!prospects.isWorthALook(bin, least, filling.lookUpTo())) {
                    break;
                }
                if (mustStop.getAsBoolean()) {
                    return -1;
                }
                if (supply.room(bin) > 0 && filling.suits(bin)) {
                    if (stale[bin]) {
                        refill(bin);
                    }
                    double costPerWorth = costPerWorth(bin);
                    if (costPerWorth < least) {
                        best = bin;
                        least = costPerWorth;
                    }
                }
            }
            return best;
        }

        /** With less to choose from a filling may well be better: no order of looking could save this. */
        private void refill(int bin) {
            if (counts[bin].length == 0) {
                counts[bin] = new int[model.items()];
            }
            worth[bin] = filling.fill(bin, remaining, counts[bin]);
            stale[bin] = false;
        }

        private double costPerWorth(int bin) {
            return worth[bin] < 0
                    ? Double.POSITIVE_INFINITY
                    : supply.microDollarsPerHour(bin) / Math.max(worth[bin], 1e-9);
        }

        private void buy(int bin) {
            int[] filled = counts[bin];
            int times = supply.roomAtThatPrice(bin);
            int kinds = 0;
            for (int item = 0; item < filled.length; item++) {
                if (filled[item] > 0) {
                    times = Math.min(times, remaining[item] / filled[item]);
                    kinds++;
                }
            }
            int[] items = new int[kinds];
            int[] each = new int[kinds];
            int at = 0;
            for (int item = 0; item < filled.length; item++) {
                if (filled[item] > 0) {
                    items[at] = item;
                    each[at++] = filled[item];
                    remaining[item] -= times * filled[item];
                }
            }
            supply.take(bin, times);
            loads.add(new Load(bin, items, each, times));
            for (int other = 0; other < stale.length; other++) {
                stale[other] = stale[other] || hasRunShort(counts[other], items);
            }
            filling.packed(items, each, times);
        }

        private boolean hasRunShort(int[] filling, int[] items) {
            for (int item : items) {
                if (filling[item] > remaining[item]) {
                    return true;
                }
            }
            return false;
        }
    }
}

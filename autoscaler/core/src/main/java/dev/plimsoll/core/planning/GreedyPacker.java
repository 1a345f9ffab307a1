package dev.plimsoll.core.planning;

import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.planning.Plan.LowerBound;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Buys the bin whose filling costs least for its worth, as often as that filling can be had, until nothing is left. A
 * filling is worked out anew only when what it was made of has run short.
 */
public final class GreedyPacker implements Packer {

    @Override
    public Packing pack(PackingModel model) {
        int[] counts = new int[model.items()];
        for (int item = 0; item < counts.length; item++) {
            counts[item] = model.count(item);
        }
        int[] room = new int[model.bins()];
        for (int bin = 0; bin < room.length; bin++) {
            room[bin] = model.room(bin);
        }
        var bound = new LowerBound(model.continuousBoundMicroDollarsPerHour(), Plan.Proof.CONTINUOUS);
        return new Packing(pack(model, counts, room), bound, Plan.Stage.GREEDY);
    }

    /** Packs so many of each item in at most so many of each bin; takes what it packs off both. */
    public static List<Load> pack(PackingModel model, int[] remaining, int[] room) {
        return new Run(model, remaining, room).run();
    }

    private static final class Run {

        private final PackingModel model;
        private final BinFill fill;
        private final int[] remaining;
        private final int[] room;
        private final int[][] counts;
        private final double[] costPerWorth;
        private final boolean[] stale;
        private final List<Load> loads = new ArrayList<>();

        Run(PackingModel model, int[] remaining, int[] room) {
            this.model = model;
            this.fill = new BinFill(model);
            this.remaining = remaining;
            this.room = room;
            counts = new int[model.bins()][model.items()];
            costPerWorth = new double[model.bins()];
            stale = new boolean[model.bins()];
            Arrays.fill(stale, true);
        }

        List<Load> run() {
            for (int best = cheapest(); best >= 0; best = cheapest()) {
                buy(best);
            }
            return loads;
        }

        /** The bin that costs least for its worth; -1 if nothing can be packed any more. */
        private int cheapest() {
            int best = -1;
            for (int bin = 0; bin < costPerWorth.length; bin++) {
                if (room[bin] > 0) {
                    if (stale[bin]) {
                        refill(bin);
                    }
                    if (costPerWorth[bin] < (best < 0 ? Double.POSITIVE_INFINITY : costPerWorth[best])) {
                        best = bin;
                    }
                }
            }
            return best;
        }

        /** With less to choose from a filling may well be better: no order of looking could save this. */
        private void refill(int bin) {
            double worth = fill.fill(bin, remaining, counts[bin]);
            costPerWorth[bin] =
                    worth < 0 ? Double.POSITIVE_INFINITY : model.microDollarsPerHour(bin) / Math.max(worth, 1e-9);
            stale[bin] = false;
        }

        private void buy(int bin) {
            int[] filling = counts[bin];
            int times = room[bin];
            int kinds = 0;
            for (int item = 0; item < filling.length; item++) {
                if (filling[item] > 0) {
                    times = Math.min(times, remaining[item] / filling[item]);
                    kinds++;
                }
            }
            int[] items = new int[kinds];
            int[] each = new int[kinds];
            int at = 0;
            for (int item = 0; item < filling.length; item++) {
                if (filling[item] > 0) {
                    items[at] = item;
                    each[at++] = filling[item];
                    remaining[item] -= times * filling[item];
                }
            }
            room[bin] -= times;
            loads.add(new Load(bin, items, each, times));
            for (int other = 0; other < stale.length; other++) {
                stale[other] |= hasRunShort(counts[other], items);
            }
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

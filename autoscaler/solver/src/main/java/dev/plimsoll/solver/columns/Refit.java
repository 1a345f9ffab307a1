package dev.plimsoll.solver.columns;

import dev.plimsoll.core.greedy.Filling;
import dev.plimsoll.core.greedy.GreedyPacker;
import dev.plimsoll.core.greedy.OrderedFill;
import dev.plimsoll.core.greedy.ValuedFill;
import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.OpenBin;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.core.packing.Supply;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;

/**
 * Fits what was bought before to what is asked for now: bins lose what nobody asks for any more and take in what is new,
 * the most wasteful are given up, greed buys for the rest, and at last each is exchanged for the cheapest that holds the
 * same.
 */
final class Refit {

    private static final double[] QUICK = {0.04, 0.02, 0.01, 0.1, Double.POSITIVE_INFINITY};
    private static final double[] CAREFUL = {0.02, 0.01, 0.04};

    private final PackingModel model;
    private final double[] values;
    private final OpenBin open;

    /** Values say what one of each item is worth, to tell waste by. */
    Refit(PackingModel model, double[] values) {
        this.model = model;
        this.values = values;
        open = new OpenBin(model);
    }

    /**
     * The cheapest of several tries in which the rest is bought in little time. The first is made whatever the time, unless
     * the thread is interrupted: without it, all that was found before would be lost.
     */
    List<Load> quickly(List<RestrictedMaster.Share> bought, BooleanSupplier mustStop, BooleanSupplier isInterrupted) {
        var tries = new Tries(bought, new OrderedFill(model));
        tries.make(QUICK[0], isInterrupted);
        tries.makeUntil(mustStop, Arrays.stream(QUICK).skip(1));
        return tries.best;
    }

    /** The cheapest of several tries in which the rest is bought with care; none if it must stop before one is made. */
    List<Load> carefully(List<RestrictedMaster.Share> bought, BooleanSupplier mustStop) {
        ValuedFill filling = ValuedFill.quick(model);
        filling.setValues(values);
        var tries = new Tries(bought, filling);
        tries.makeUntil(mustStop, Arrays.stream(CAREFUL));
        return tries.best;
    }

    /** Tries at one purchase, each giving up what wastes more than some share of its price. */
    private final class Tries {

        private final List<RestrictedMaster.Share> bought;
        private final Filling filling;
        private List<Load> best = List.of();
        private long least = Long.MAX_VALUE;

        Tries(List<RestrictedMaster.Share> bought, Filling filling) {
            this.bought = bought;
            this.filling = filling;
        }

        void makeUntil(BooleanSupplier mustStop, DoubleStream mostWaste) {
            mostWaste.takeWhile(most -> !mustStop.getAsBoolean()).forEachOrdered(most -> make(most, mustStop));
        }

        void make(double mostWaste, BooleanSupplier mustStop) {
            List<Load> loads = new Try(filling).fit(bought, mostWaste, mustStop);
            long cost = Packing.costOfWhole(model, loads);
            if (cost < least) {
                least = cost;
                best = loads;
            }
        }
    }

    private double waste(int bin, double worth) {
        return 1 - worth / Math.max(1, (double) model.microDollarsPerHour(bin));
    }

    private final class Try {

        private final int[] remaining = model.counts();
        private final Supply supply = model.supply();
        private final List<Load> whole = new ArrayList<>();
        private final List<Node> broken = new ArrayList<>();
        private final Filling filling;

        Try(Filling filling) {
            this.filling = filling;
        }

        @SuppressWarnings("ArrayRecordComponent") // a vector that is changed while the node is fitted
        private record Node(int bin, int[] counts) {}

        List<Load> fit(List<RestrictedMaster.Share> bought, double mostWaste, BooleanSupplier mustStop) {
            List<RestrictedMaster.Share> leastWastefulFirst = bought.stream()
                    .sorted(Comparator.comparingDouble(share -> Refit.this.waste(
                            share.column().bin(), share.column().worth(values))))
                    .toList();
            for (RestrictedMaster.Share share : leastWastefulFirst) {
                if (Refit.this.waste(share.column().bin(), share.column().worth(values)) <= mostWaste) {
                    keep(share.column(), (int) share.times());
                }
            }
            fillHoles();
            broken.removeIf(node -> waste(node) > mostWaste && giveUp(node));
            for (Load load : GreedyPacker.pack(model, filling, remaining, supply, mustStop)) {
                exchange(load);
            }
            for (Node node : broken) {
                Column column = Column.of(node.bin(), node.counts());
                exchange(new Load(node.bin(), column.items(), column.counts(), 1));
            }
            return whole;
        }

        private double waste(Node node) {
            double worth = 0;
            for (int item = 0; item < node.counts().length; item++) {
                worth += node.counts()[item] * values[item];
            }
            return Refit.this.waste(node.bin(), worth);
        }

        private boolean giveUp(Node node) {
            for (int item = 0; item < remaining.length; item++) {
                remaining[item] += node.counts()[item];
            }
            supply.take(node.bin(), -1);
            return true;
        }

        private void keep(Column column, int times) {
            int kept = Math.min(times, supply.room(column.bin()));
            for (int i = 0; i < column.items().length; i++) {
                kept = Math.min(kept, remaining[column.items()[i]] / column.counts()[i]);
            }
            if (kept > 0) {
                whole.add(new Load(column.bin(), column.items(), column.counts(), kept));
                take(column, kept);
            }
            for (int i = kept; i < times && supply.room(column.bin()) > 0; i++) {
                int[] counts = new int[remaining.length];
                boolean any = false;
                for (int k = 0; k < column.items().length; k++) {
                    int item = column.items()[k];
                    counts[item] = Math.min(column.counts()[k], remaining[item]);
                    remaining[item] -= counts[item];
                    any |= counts[item] > 0;
                }
                if (!any) {
                    return;
                }
                supply.take(column.bin(), 1);
                broken.add(new Node(column.bin(), counts));
            }
        }

        private void take(Column column, int times) {
            for (int i = 0; i < column.items().length; i++) {
                remaining[column.items()[i]] -= times * column.counts()[i];
            }
            supply.take(column.bin(), times);
        }

        /** The most valuable first, wherever there is room. */
        private void fillHoles() {
            for (Node node : broken) {
                open.open(node.bin());
                for (int item = 0; item < remaining.length; item++) {
                    open.put(item, node.counts()[item]);
                }
                for (int item = 0; item < remaining.length; item++) {
                    if (remaining[item] > 0 && model.mayHold(node.bin(), item)) {
                        int more = open.room(item, remaining[item]);
                        open.put(item, more);
                        node.counts()[item] += more;
                        remaining[item] -= more;
                    }
                }
            }
        }

        private long[] total(Load load) {
            long[] total = new long[model.axes()];
            for (int i = 0; i < load.items().length; i++) {
                long[] request = model.request(load.items()[i]);
                for (int axis = 0; axis < total.length; axis++) {
                    total[axis] += request[axis] * load.counts()[i];
                }
            }
            return total;
        }

        private static boolean covers(long[] free, long[] total) {
            for (int axis = 0; axis < free.length; axis++) {
                if (total[axis] > free[axis]) {
                    return false;
                }
            }
            return true;
        }

        private void exchange(Load load) {
            long[] total = total(load); // most bins are too small in sum, which is soon seen
            for (int bin = 0; bin < load.bin(); bin++) {
                if (supply.room(bin) >= load.times()
                        && covers(model.free(bin), total)
                        && new Column(bin, load.items(), load.counts()).fits(model, open)) {
                    supply.take(bin, load.times());
                    supply.take(load.bin(), -load.times());
                    whole.add(new Load(bin, load.items(), load.counts(), load.times()));
                    return;
                }
            }
            whole.add(load);
        }
    }
}

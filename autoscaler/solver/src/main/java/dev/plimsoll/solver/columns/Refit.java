package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.GreedyPacker;
import dev.plimsoll.core.planning.OpenBin;
import dev.plimsoll.core.planning.Packing;
import dev.plimsoll.core.planning.Packing.Load;
import dev.plimsoll.core.planning.PackingModel;
import dev.plimsoll.core.planning.Supply;
import dev.plimsoll.core.planning.ThoroughFill;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Fits what was bought before to what is asked for now: bins lose what nobody asks for any more and take in what is new,
 * the most wasteful are given up, greed buys for the rest, and at last each is exchanged for the cheapest that holds the
 * same.
 */
final class Refit {

    private static final double[] GIVEN_UP_ABOVE = {Double.POSITIVE_INFINITY, 0.2, 0.08, 0.04, 0.02};

    private final PackingModel model;
    private final double[] values;
    private final OpenBin open;
    private final ThoroughFill filling;

    /** Values say what one of each item is worth, to tell waste by. */
    Refit(PackingModel model, double[] values) {
        this.model = model;
        this.values = values;
        open = new OpenBin(model);
        filling = new ThoroughFill(model);
        filling.setValues(values);
    }

    /** The cheapest of several tries that hold everything; none if there is none before it must stop. */
    List<Load> fit(List<RestrictedMaster.Share> bought, BooleanSupplier mustStop) {
        List<Load> best = List.of();
        long least = Long.MAX_VALUE;
        for (double most : GIVEN_UP_ABOVE) {
            if (mustStop.getAsBoolean()) {
                break;
            }
            List<Load> loads = new Try().fit(bought, most, mustStop);
            long cost = Packing.costOfWhole(model, loads);
            if (cost < least) {
                least = cost;
                best = loads;
            }
        }
        return best;
    }

    private double waste(int bin, double worth) {
        return 1 - worth / Math.max(1, (double) model.microDollarsPerHour(bin));
    }

    private final class Try {

        private final int[] remaining = model.counts();
        private final Supply supply = model.supply();
        private final List<Load> whole = new ArrayList<>();
        private final List<Node> broken = new ArrayList<>();

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

        private void exchange(Load load) {
            for (int bin = 0; bin < load.bin(); bin++) {
                if (supply.room(bin) >= load.times()
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

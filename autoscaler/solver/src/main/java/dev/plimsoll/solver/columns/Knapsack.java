package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.PackingModel;
import java.util.Arrays;

/** How valuable a filling of one bin can be at most: proved by branch and bound over prices of the bin's resources. */
final class Knapsack {

    private final PackingModel model;
    private final int items;
    private final int axes;
    private final int[][] caps;
    private final int[] count;
    private final long[][] requests;
    private final long[] left;
    private final int[] capLeft;
    private final int[] chosen;
    private double[] values = {};

    Knapsack(PackingModel model) {
        this.model = model;
        items = model.items();
        axes = model.axes();
        caps = new int[items][];
        count = new int[items];
        requests = new long[items][];
        for (int item = 0; item < items; item++) {
            caps[item] = model.caps(item).stream().mapToInt(Integer::intValue).toArray();
            count[item] = model.count(item);
            requests[item] = model.request(item);
        }
        left = new long[axes];
        capLeft = new int[model.caps()];
        chosen = new int[items];
    }

    void setValues(double[] values) {
        this.values = values;
    }

    private void empty(int bin) {
        System.arraycopy(model.free(bin), 0, left, 0, axes);
        for (int cap = 0; cap < capLeft.length; cap++) {
            capLeft[cap] = model.capLimit(cap);
        }
        Arrays.fill(chosen, 0);
    }

    /** The filling worked out last; changed by the next. */
    int[] chosen() {
        return chosen;
    }

    private int room(int item, int atMost) {
        long room = atMost;
        long[] request = requests[item];
        for (int axis = 0; axis < axes; axis++) {
            if (request[axis] > 0) {
                if (left[axis] < request[axis]) {
                    return 0;
                }
                if (left[axis] < request[axis] * room) {
                    room = left[axis] / request[axis];
                }
            }
        }
        for (int cap : caps[item]) {
            room = Math.min(room, capLeft[cap]);
        }
        return (int) room;
    }

    private void put(int item, int pods) {
        long[] request = requests[item];
        for (int axis = 0; axis < axes; axis++) {
            left[axis] -= request[axis] * pods;
        }
        for (int cap : caps[item]) {
            capLeft[cap] -= pods;
        }
    }

    /** Branch and bound. */
    private final class Branching {

        private final int[] order;
        private final double[] perUnit;
        private final double[] beyond; // what later items are worth above the price of their resources
        private final int[] current;
        private final int[] best;
        private double bestWorth;
        private double open;
        private long looksLeft;

        Branching(int[] order, double[] perUnit, long looks) {
            this.order = order;
            this.perUnit = perUnit;
            this.looksLeft = looks;
            beyond = new double[order.length + 1];
            for (int at = order.length - 1; at >= 0; at--) {
                int item = order[at];
                beyond[at] = beyond[at + 1] + Math.max(0, values[item] - priced(item)) * most(item);
            }
            current = new int[items];
            best = new int[items];
        }

        private int most(int item) {
            return room(item, count[item]);
        }

        private double priced(int item) {
            double price = 0;
            for (int axis = 0; axis < axes; axis++) {
                price += perUnit[axis] * requests[item][axis];
            }
            return price;
        }

        private double atMost(int at, double worth) {
            double price = 0;
            for (int axis = 0; axis < axes; axis++) {
                price += perUnit[axis] * left[axis];
            }
            return worth + price + beyond[at];
        }

        void look(int at, double worth) {
            if (worth > bestWorth) {
                bestWorth = worth;
                System.arraycopy(current, 0, best, 0, items);
            }
            if (at == order.length) {
                return;
            }
            double bound = atMost(at, worth);
            if (bound <= bestWorth * (1 + 1e-9)) {
                return;
            }
            if (looksLeft-- <= 0) {
                open = Math.max(open, bound);
                return;
            }
            int item = order[at];
            for (int pods = room(item, count[item]); pods >= 0; pods--) {
                put(item, pods);
                current[item] = pods;
                look(at + 1, worth + pods * values[item]);
                current[item] = 0;
                put(item, -pods);
            }
        }
    }

    /** No filling of the bin is worth more than this; the best one met is left in {@link #chosen}. */
    double atMost(int bin, long looks) {
        empty(bin);
        int[] order = worthwhile(bin);
        double[] perUnit = new ResourcePrices(bin, order).find();
        Integer[] byDensity = Arrays.stream(order).boxed().toArray(Integer[]::new);
        Arrays.sort(byDensity, (one, other) -> Double.compare(density(other, perUnit), density(one, perUnit)));
        var branching = new Branching(
                Arrays.stream(byDensity).mapToInt(Integer::intValue).toArray(), perUnit, looks);
        branching.look(0, 0);
        System.arraycopy(branching.best, 0, chosen, 0, items);
        return Math.max(branching.bestWorth, branching.open);
    }

    private int[] worthwhile(int bin) {
        int[] found = new int[items];
        int size = 0;
        for (int item = 0; item < items; item++) {
            if (values[item] > 0 && model.mayHold(bin, item)) {
                found[size++] = item;
            }
        }
        return Arrays.copyOf(found, size);
    }

    private double density(int item, double[] perUnit) {
        double price = 1e-12;
        for (int axis = 0; axis < axes; axis++) {
            price += perUnit[axis] * requests[item][axis];
        }
        return values[item] / price;
    }

    /** Prices of a bin's resources at which the bin and what items are worth above them come to least: the knapsack's dual. */
    private final class ResourcePrices {

        private final int bin;
        private final int[] order;

        ResourcePrices(int bin, int[] order) {
            this.bin = bin;
            this.order = order;
        }

        double[] find() {
            long[] free = model.free(bin);
            double[] best = new double[axes];
            double[] trial = new double[axes];
            double scale = 0;
            for (int item : order) {
                scale = Math.max(scale, fullOf(item, free) * values[item]);
            }
            double step = scale;
            double[] centre = new double[axes];
            for (int axis = 0; axis < axes; axis++) {
                centre[axis] = free[axis] == 0 ? 0 : scale / free[axis];
            }
            double least = total(centre, free);
            System.arraycopy(centre, 0, best, 0, axes);
            for (int round = 0; round < 40 && step > scale * 1e-5; round++) {
                boolean better = false;
                for (int axis = 0; axis < axes; axis++) {
                    if (free[axis] == 0) {
                        continue;
                    }
                    for (int sign = -1; sign <= 1; sign += 2) {
                        System.arraycopy(best, 0, trial, 0, axes);
                        trial[axis] = Math.max(0, best[axis] + sign * step / free[axis]);
                        double total = total(trial, free);
                        if (total < least) {
                            least = total;
                            System.arraycopy(trial, 0, best, 0, axes);
                            better = true;
                        }
                        for (int other = axis + 1; other < axes; other++) { // along the valley between two resources
                            if (free[other] > 0) {
                                System.arraycopy(best, 0, trial, 0, axes);
                                trial[axis] = Math.max(0, best[axis] + sign * step / free[axis]);
                                trial[other] = Math.max(0, best[other] - sign * step / free[other]);
                                double across = total(trial, free);
                                if (across < least) {
                                    least = across;
                                    System.arraycopy(trial, 0, best, 0, axes);
                                    better = true;
                                }
                            }
                        }
                    }
                }
                step = better ? step : step / 2;
            }
            return best;
        }

        private int fullOf(int item, long[] free) {
            long full = count[item];
            for (int axis = 0; axis < axes; axis++) {
                if (requests[item][axis] > 0) {
                    full = Math.min(full, free[axis] / requests[item][axis]);
                }
            }
            return (int) full;
        }

        private double total(double[] perUnit, long[] free) {
            double total = 0;
            for (int axis = 0; axis < axes; axis++) {
                total += perUnit[axis] * free[axis];
            }
            for (int item : order) {
                double above = values[item];
                for (int axis = 0; axis < axes; axis++) {
                    above -= perUnit[axis] * requests[item][axis];
                }
                if (above > 0) {
                    total += above * fullOf(item, free);
                }
            }
            return total;
        }
    }
}

package dev.plimsoll.solver.columns;

import dev.plimsoll.core.lp.Simplex;
import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * How little whole numbers of bins can cost that are worth enough together, by several measures of worth at once: branch and
 * bound over how many there are of each. Whatever the branches are, what each is said to cost at least is checked by prices
 * of the measures (Lagrange), which hold whether or not they are the best.
 */
final class NodeCounts {

    private static final double WHOLE = 1e-6;
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final int MOST_PIVOTS = 400;

    private final List<Measure> measures;
    private final double[] costs;
    private final int[] kinds; // of bins, those left out that another beats in all
    private long branches;

    /** What a bin of each kind is worth at most, as a share of what is asked for in all. */
    @SuppressWarnings("ArrayRecordComponent") // a vector that is never changed
    record Measure(double[] shareByBin) {

        private static final double MARGIN = 1 + 1e-9; // or rounding might make too little of what is just enough

        static Measure of(double[] worthByBin, double asked) {
            return new Measure(Arrays.stream(worthByBin)
                    .map(worth -> worth / asked * MARGIN)
                    .toArray());
        }
    }

    /** Between so many and so many of each kind, which costs at least the bound; bought as fractions at that bound. */
    @SuppressWarnings("ArrayRecordComponent") // vectors that are never changed
    private record Branch(int[] least, int[] most, double bound, double[] bought, long number) {}

    NodeCounts(List<Measure> measures, double[] costs) {
        this.measures = List.copyOf(measures);
        this.costs = costs;
        kinds = IntStream.range(0, costs.length)
                .filter(bin -> IntStream.range(0, costs.length).noneMatch(other -> isBeaten(bin, other)))
                .toArray();
    }

    private boolean isBeaten(int bin, int by) {
        boolean isSame = costs[by] == costs[bin];
        for (Measure measure : measures) {
            if (measure.shareByBin()[by] < measure.shareByBin()[bin]) {
                return false;
            }
            isSame &= measure.shareByBin()[by] == measure.shareByBin()[bin];
        }
        return isSame ? by < bin : costs[by] <= costs[bin];
    }

    /** No whole numbers of bins that are worth enough cost less; better proved the more branches it may look at. */
    double bound(long mostBranches, BooleanSupplier mustStop) {
        int[] most = new int[kinds.length];
        Arrays.fill(most, UNLIMITED);
        var open = new PriorityQueue<Branch>(
                Comparator.comparingDouble(Branch::bound).thenComparingLong(Branch::number));
        open.add(branch(new int[kinds.length], most, 0));
        while (true) {
            Branch cheapest = open.remove();
            int kind = leastWhole(cheapest.bought());
            if (kind < 0 || branches >= mostBranches || mustStop.getAsBoolean()) {
                return cheapest.bound();
            }
            int whole = (int) Math.floor(cheapest.bought()[kind]);
            open.add(branch(cheapest.least(), with(cheapest.most(), kind, whole), cheapest.bound()));
            open.add(branch(with(cheapest.least(), kind, whole + 1), cheapest.most(), cheapest.bound()));
        }
    }

    private static int[] with(int[] numbers, int kind, int number) {
        int[] changed = numbers.clone();
        changed[kind] = number;
        return changed;
    }

    /** The kind of which a whole number makes the most difference in cost; -1 if all are whole. */
    private int leastWhole(double[] bought) {
        int found = -1;
        double most = -1;
        for (int kind = 0; kind < bought.length; kind++) {
            double off = Math.abs(bought[kind] - Math.rint(bought[kind]));
            if (off > WHOLE && off * cost(kind) > most) {
                most = off * cost(kind);
                found = kind;
            }
        }
        return found;
    }

    private Branch branch(int[] least, int[] most, double atLeast) {
        int[] movable = IntStream.range(0, kinds.length)
                .filter(kind -> most[kind] > least[kind])
                .toArray();
        int[] limited =
                Arrays.stream(movable).filter(kind -> most[kind] < UNLIMITED).toArray();
        double[] movableCosts = Arrays.stream(movable).mapToDouble(this::cost).toArray();
        Simplex dual = Simplex.maximise(
                gains(least, most, limited),
                worths(movable, limited),
                movableCosts,
                Simplex.Pivoting.STEEPEST,
                MOST_PIVOTS);
        double[] bought = Arrays.stream(least).asDoubleStream().toArray();
        double[] more = dual.bought();
        for (int row = 0; row < movable.length; row++) {
            bought[movable[row]] += more[row];
        }
        double bound = provedBy(dual.prices(), least, most);
        return new Branch(least, most, Math.max(atLeast, bound), bought, branches++);
    }

    /** By movable kind: what one is worth by each measure, and what it takes of its own limit. */
    private double[][] worths(int[] movable, int[] limited) {
        double[][] worths = new double[movable.length][measures.size() + limited.length];
        for (int row = 0; row < movable.length; row++) {
            for (int at = 0; at < measures.size(); at++) {
                worths[row][at] = share(at, movable[row]);
            }
            int limit = Arrays.binarySearch(limited, movable[row]);
            if (limit >= 0) {
                worths[row][measures.size() + limit] = -1;
            }
        }
        return worths;
    }

    /** What the least numbers leave to be bought by each measure, and of each limit. */
    private double[] gains(int[] least, int[] most, int[] limited) {
        double[] gains = new double[measures.size() + limited.length];
        for (int at = 0; at < measures.size(); at++) {
            gains[at] = 1;
            for (int kind = 0; kind < kinds.length; kind++) {
                gains[at] -= share(at, kind) * least[kind];
            }
        }
        for (int i = 0; i < limited.length; i++) {
            gains[measures.size() + i] = least[limited[i]] - most[limited[i]];
        }
        return gains;
    }

    private double share(int measure, int kind) {
        return measures.get(measure).shareByBin()[kinds[kind]];
    }

    private double cost(int kind) {
        return costs[kinds[kind]];
    }

    /** What all costs at least by these prices of the measures, lowered until no kind without a limit is worth more than it costs. */
    private double provedBy(double[] prices, int[] least, int[] most) {
        double scale = 1;
        for (int kind = 0; kind < kinds.length; kind++) {
            if (most[kind] == UNLIMITED) {
                scale = Math.max(scale, worth(prices, kind) / Math.max(1e-9, cost(kind)));
            }
        }
        double bound = 0;
        for (int at = 0; at < measures.size(); at++) {
            bound += prices[at] / scale;
        }
        for (int kind = 0; kind < kinds.length; kind++) {
            double reduced = cost(kind) - worth(prices, kind) / scale;
            if (reduced >= 0 || most[kind] < UNLIMITED) {
                bound += reduced * (reduced >= 0 ? least[kind] : most[kind]);
            }
        }
        return bound;
    }

    private double worth(double[] prices, int kind) {
        double worth = 0;
        for (int at = 0; at < measures.size(); at++) {
            worth += prices[at] * share(at, kind);
        }
        return worth;
    }

    /** The measures that any resource makes: what a bin has of it, so far as requests can use it up. */
    static List<Measure> ofResources(PackingModel model) {
        var measures = new ArrayList<Measure>();
        long[] steps = model.steps();
        for (int axis = 0; axis < model.axes(); axis++) {
            double asked = 0;
            for (int item = 0; item < model.items(); item++) {
                asked += (double) model.request(item)[axis] * model.count(item);
            }
            if (asked > 0 && steps[axis] > 0) {
                double[] usable = new double[model.bins()];
                for (int bin = 0; bin < usable.length; bin++) {
                    usable[bin] = (double) (Math.max(0, model.free(bin)[axis]) / steps[axis] * steps[axis]);
                }
                measures.add(Measure.of(usable, asked));
            }
        }
        return measures;
    }
}

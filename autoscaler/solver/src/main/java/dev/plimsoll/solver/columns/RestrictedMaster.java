package dev.plimsoll.solver.columns;

import dev.plimsoll.core.planning.PackingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The cheapest fractional purchase among the fillings known so far that holds every item: a revised simplex method with an
 * explicit inverse. A row for each item (held at least as often as asked) and for each kind of bin that can run out. It
 * starts from "unheld" at a price above any bin's, so that it always has an answer.
 */
final class RestrictedMaster {

    private static final double TINY = 1e-9;
    private static final int PIVOTS_BETWEEN_REFRESHES = 150;

    private final int items;
    private final int rows;
    private final double[] limits;
    private final int[] rowOfBin;
    private final double unheldPrice;
    private final PackingModel model;
    private final List<Column> columns = new ArrayList<>();
    private final Set<Column> known = new HashSet<>(); // asked only, never walked
    private final double[][] inverse;
    private final int[] basis; // a column, or -1-row for the row's slack, or -1-rows-row for "unheld"
    private final double[] amounts;
    private final double[] values;
    private int pivots;

    RestrictedMaster(PackingModel model) {
        this.model = model;
        items = model.items();
        rowOfBin = new int[model.bins()];
        long pods = 0;
        for (int item = 0; item < items; item++) {
            pods += model.count(item);
        }
        int row = items;
        double dearest = 0;
        for (int bin = 0; bin < rowOfBin.length; bin++) {
            rowOfBin[bin] = model.room(bin) < pods ? row++ : -1;
            dearest = Math.max(dearest, (double) model.microDollarsPerHour(bin));
        }
        rows = row;
        unheldPrice = 4 * dearest + 1;
        limits = new double[rows];
        for (int item = 0; item < items; item++) {
            limits[item] = model.count(item);
        }
        for (int bin = 0; bin < rowOfBin.length; bin++) {
            if (rowOfBin[bin] >= 0) {
                limits[rowOfBin[bin]] = model.room(bin);
            }
        }
        inverse = new double[rows][rows];
        basis = new int[rows];
        amounts = limits.clone();
        values = new double[rows];
        for (int i = 0; i < rows; i++) {
            inverse[i][i] = 1;
            basis[i] = i < items ? unheld(i) : slack(i);
        }
    }

    private int slack(int row) {
        return -1 - row;
    }

    private int unheld(int row) {
        return -1 - rows - row;
    }

    /** Makes a filling known; false if it was. */
    boolean add(Column column) {
        return known.add(column) && columns.add(column);
    }

    /** Finds the best purchase from the fillings known now, in at most so many exchanges; true if no better one is possible. */
    boolean solve(int atMost) {
        for (int exchange = 0; exchange < atMost; exchange++) {
            value();
            int entering = mostWorthwhile();
            if (entering == Integer.MIN_VALUE) {
                return true;
            }
            exchange(entering);
        }
        value();
        return false;
    }

    /** What one of each item is worth at the best purchase, and what room in each limited bin is (negative); shadow prices. */
    double[] values() {
        return values;
    }

    /** The price of a bin less what its limit is worth. */
    double reducedPrice(int bin) {
        return model.microDollarsPerHour(bin) - (rowOfBin[bin] < 0 ? 0 : values[rowOfBin[bin]]);
    }

    /** What one more of a kind of bin would save, as a negative worth; 0 for one that does not run out. */
    double worthOfRoom(int bin) {
        return rowOfBin[bin] < 0 ? 0 : Math.min(0, values[rowOfBin[bin]]);
    }

    /** The worth of all rows at the shadow prices: the cost of the purchase, and a bound once no filling is worth more than its price. */
    double worthOfAll() {
        double worth = 0;
        for (int row = 0; row < rows; row++) {
            worth += (row < items ? values[row] : Math.min(0, values[row])) * limits[row];
        }
        return worth;
    }

    /** A filling and how often it is bought. */
    record Share(Column column, double times) {}

    /** The fillings in the purchase. */
    List<Share> purchase() {
        var shares = new ArrayList<Share>();
        for (int row = 0; row < rows; row++) {
            if (basis[row] >= 0 && amounts[row] > TINY) {
                shares.add(new Share(columns.get(basis[row]), amounts[row]));
            }
        }
        return shares;
    }

    private double priceOf(int variable) {
        if (variable >= 0) {
            return model.microDollarsPerHour(columns.get(variable).bin());
        }
        return variable < -rows ? unheldPrice : 0;
    }

    private void value() {
        Arrays.fill(values, 0);
        for (int row = 0; row < rows; row++) {
            double price = priceOf(basis[row]);
            if (price != 0) {
                double[] line = inverse[row];
                for (int i = 0; i < rows; i++) {
                    values[i] += price * line[i];
                }
            }
        }
    }

    private int mostWorthwhile() {
        int best = Integer.MIN_VALUE;
        double least = -1e-6 * unheldPrice / 4;
        for (int column = 0; column < columns.size(); column++) {
            Column candidate = columns.get(column);
            double reduced = reducedPrice(candidate.bin()) - candidate.worth(values);
            if (reduced < least) {
                least = reduced;
                best = column;
            }
        }
        for (int row = 0; row < rows; row++) {
            double reduced = row < items ? values[row] : -values[row];
            if (reduced < least) {
                least = reduced;
                best = slack(row);
            }
        }
        return best;
    }

    /** The entering variable's column in terms of the basis. */
    private double[] direction(int variable) {
        double[] direction = new double[rows];
        if (variable < 0) {
            int row = variable < -rows ? -1 - rows - variable : -1 - variable;
            double sign = variable >= -rows && row < items ? -1 : 1;
            for (int i = 0; i < rows; i++) {
                direction[i] = sign * inverse[i][row];
            }
            return direction;
        }
        Column column = columns.get(variable);
        int limited = rowOfBin[column.bin()];
        for (int i = 0; i < rows; i++) {
            double[] line = inverse[i];
            double sum = limited < 0 ? 0 : line[limited];
            for (int k = 0; k < column.items().length; k++) {
                sum += line[column.items()[k]] * column.counts()[k];
            }
            direction[i] = sum;
        }
        return direction;
    }

    private void exchange(int entering) {
        double[] direction = direction(entering);
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < rows; row++) {
            if (direction[row] > TINY) {
                double ratio = Math.max(0, amounts[row]) / direction[row];
                if (ratio < least - TINY
                        || (ratio < least + TINY && leaving >= 0 && direction[row] > direction[leaving])) {
                    least = ratio;
                    leaving = row;
                }
            }
        }
        if (leaving < 0) {
            throw new IllegalStateException("a filling that lowers the cost without end: " + entering);
        }
        pivot(leaving, direction);
        basis[leaving] = entering;
        if (++pivots % PIVOTS_BETWEEN_REFRESHES == 0) {
            refresh();
        }
    }

    private void pivot(int leaving, double[] direction) {
        double factor = 1 / direction[leaving];
        double[] source = inverse[leaving];
        for (int i = 0; i < rows; i++) {
            source[i] *= factor;
        }
        amounts[leaving] *= factor;
        for (int row = 0; row < rows; row++) {
            double multiple = direction[row];
            if (row != leaving && multiple != 0) {
                double[] target = inverse[row];
                for (int i = 0; i < rows; i++) {
                    target[i] -= multiple * source[i];
                }
                amounts[row] -= multiple * amounts[leaving];
            }
        }
    }

    /** Works the inverse out anew, so that rounding does not add up. */
    private void refresh() {
        int[] kept = basis.clone();
        for (int row = 0; row < rows; row++) {
            Arrays.fill(inverse[row], 0);
            inverse[row][row] = 1;
            amounts[row] = limits[row];
            basis[row] = row < items ? unheld(row) : slack(row);
        }
        boolean[] placed = new boolean[rows];
        for (int variable : kept) {
            double[] direction = direction(variable);
            int best = -1;
            for (int row = 0; row < rows; row++) {
                if (!placed[row] && (best < 0 || Math.abs(direction[row]) > Math.abs(direction[best]))) {
                    best = row;
                }
            }
            if (best >= 0 && Math.abs(direction[best]) > TINY) {
                pivot(best, direction);
                basis[best] = variable;
                placed[best] = true;
            }
        }
    }
}

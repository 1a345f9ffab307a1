package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The cheapest fractional purchase among the fillings known so far that holds every item: a revised simplex method with an
 * explicit inverse. A row for each item (held at least as often as asked), for each kind of bin that can run out, and for each
 * commitment. It starts from "unheld" at a price above any bin's, so that it always has an answer.
 */
final class RestrictedMaster {

    private static final double TINY = 1e-9;
    private static final double SMALLEST_RATE = 1e-7;
    private static final int PIVOTS_BETWEEN_REFRESHES = 150;
    private static final int EXCHANGES_BETWEEN_CLOCKS = 4;

    private final int items;
    private final int rows;
    private final double[] limits;
    private final BinRows binRows;
    private final double unheldPrice;
    private final List<Column> columns = new ArrayList<>();
    private final Set<Column> known = new HashSet<>(); // asked only, never walked
    private final double[][] inverse;
    private final int[] basis; // a column, or -1-row for the row's slack, or -1-rows-row for what is beyond it
    private final double[] amounts;
    private final double[] values;
    private int pivots;

    RestrictedMaster(PackingModel model) {
        items = model.items();
        binRows = new BinRows(model);
        rows = binRows.end();
        unheldPrice = 4 * binRows.priceBeyond() + 1;
        limits = binRows.limits();
        inverse = new double[rows][rows];
        basis = new int[rows];
        amounts = limits.clone();
        values = new double[rows];
        for (int i = 0; i < rows; i++) {
            inverse[i][i] = 1;
            basis[i] = i < items ? beyond(i) : slack(i);
        }
    }

    private int slack(int row) {
        return -1 - row;
    }

    /** Of an item what is unheld, of a commitment what is used though there is none left. */
    private int beyond(int row) {
        return -1 - rows - row;
    }

    private double priceBeyond(int row) {
        return row < items ? unheldPrice : binRows.isCommitment(row) ? binRows.priceBeyond() : Double.POSITIVE_INFINITY;
    }

    private double reducedPriceBeyond(int row) {
        return priceBeyond(row) + (row < items ? -values[row] : values[row]);
    }

    /** Makes a filling known; false if it was. */
    boolean add(Column column) {
        return known.add(column) && columns.add(column);
    }

    /** Finds the best purchase from the fillings known now, in at most so many exchanges; true if no better one is possible. */
    boolean solve(int atMost, BooleanSupplier mustStop) {
        value();
        for (int exchange = 0; exchange < atMost && !isTime(exchange, mustStop); exchange++) {
            int entering = mostWorthwhile();
            if (entering == Integer.MIN_VALUE) {
                return true;
            }
            exchange(entering);
        }
        return false;
    }

    private static boolean isTime(int exchange, BooleanSupplier mustStop) {
        return exchange % EXCHANGES_BETWEEN_CLOCKS == EXCHANGES_BETWEEN_CLOCKS - 1 && mustStop.getAsBoolean();
    }

    /**
     * Starts from a purchase of these fillings and no others, in whatever amounts hold every item: from where an earlier
     * search for less or more of each item ended, few exchanges away (the dual simplex method). False, and a
     * start from nothing, if it must stop before that or rounding is in the way.
     */
    boolean startFrom(List<Column> purchased, BooleanSupplier mustStop) {
        int[] kept = new int[purchased.size()];
        int size = 0;
        for (Column column : purchased) {
            if (add(column)) {
                kept[size++] = columns.size() - 1;
            }
        }
        refresh(Arrays.copyOf(kept, size));
        value();
        boolean restored = restoreAmounts(mustStop);
        if (!restored) {
            refresh(new int[0]);
            value();
        }
        return restored;
    }

    /** Exchanges fillings that are bought less than never for others, as cheaply as possible; whether that came to an end. */
    private boolean restoreAmounts(BooleanSupplier mustStop) {
        for (int exchange = 0; exchange < 4 * rows && !isTime(exchange, mustStop); exchange++) {
            int leaving = mostNegative();
            if (leaving < 0) {
                return true;
            }
            int entering = cheapestInstead(leaving);
            if (entering == Integer.MIN_VALUE) {
                return false;
            }
            put(entering, leaving, direction(entering));
        }
        return false;
    }

    private int mostNegative() {
        int worst = -1;
        for (int row = 0; row < rows; row++) {
            if (amounts[row] < -1e-7 && (worst < 0 || amounts[row] < amounts[worst])) {
                worst = row;
            }
        }
        return worst;
    }

    private int cheapestInstead(int leaving) {
        double[] line = inverse[leaving];
        int best = Integer.MIN_VALUE;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < columns.size(); column++) {
            Column candidate = columns.get(column);
            double rate = -candidate.worth(line) - binRows.sum(candidate.bin(), line);
            if (rate > SMALLEST_RATE) {
                double ratio = Math.max(0, reducedPrice(candidate.bin()) - candidate.worth(values)) / rate;
                if (ratio < least) {
                    least = ratio;
                    best = column;
                }
            }
        }
        for (int row = 0; row < rows; row++) {
            double rate = row < items ? line[row] : -line[row];
            double ratio = Math.max(0, row < items ? values[row] : -values[row]) / rate;
            if (rate > SMALLEST_RATE && ratio < least) {
                least = ratio;
                best = slack(row);
            }
            double beyondRatio = Math.max(0, reducedPriceBeyond(row)) / -rate;
            if (-rate > SMALLEST_RATE && beyondRatio < least) {
                least = beyondRatio;
                best = beyond(row);
            }
        }
        return best;
    }

    /** Shadow prices: what one of each item is worth at the best purchase, then room in bins and commitments (both negative). */
    double[] values() {
        return values;
    }

    /** The price of a bin less what its limit, and what it uses of a commitment, are worth. */
    double reducedPrice(int bin) {
        return binRows.price(bin) - binRows.sum(bin, values);
    }

    /** What one more of a kind of bin would save, as a negative worth; 0 for one that does not run out. */
    double worthOfRoom(int bin) {
        return binRows.worthOfRoom(bin, values);
    }

    /** By commitment, what a micro-dollar more of it would save, as a negative worth. */
    double[] worthOfCommitments() {
        return binRows.worthOfCommitments(values);
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

    /** The fillings that the purchase is made of, whether any of them is bought or not. */
    List<Column> basic() {
        return Arrays.stream(basis)
                .filter(variable -> variable >= 0)
                .mapToObj(columns::get)
                .toList();
    }

    /** So many of the fillings that are not in the purchase, those first that are least too dear. */
    List<Column> others(int atMost) {
        Set<Column> basic = new HashSet<>(basic()); // asked only
        return columns.stream()
                .filter(column -> !basic.contains(column))
                .sorted(Comparator.comparingDouble(column -> reducedPrice(column.bin()) - column.worth(values)))
                .limit(atMost)
                .toList();
    }

    private double priceOf(int variable) {
        if (variable >= 0) {
            return binRows.price(columns.get(variable).bin());
        }
        return variable < -rows ? priceBeyond(-1 - rows - variable) : 0;
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
            if (row >= items && reducedPriceBeyond(row) < least) {
                least = reducedPriceBeyond(row);
                best = beyond(row);
            }
        }
        return best;
    }

    /** The entering variable's column in terms of the basis. */
    private double[] direction(int variable) {
        double[] direction = new double[rows];
        if (variable < 0) {
            int row = variable < -rows ? -1 - rows - variable : -1 - variable;
            double sign = variable < -rows == row < items ? 1 : -1;
            for (int i = 0; i < rows; i++) {
                direction[i] = sign * inverse[i][row];
            }
            return direction;
        }
        Column column = columns.get(variable);
        for (int i = 0; i < rows; i++) {
            double[] line = inverse[i];
            double sum = binRows.sum(column.bin(), line);
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
        put(entering, leaving, direction);
    }

    private void put(int entering, int leaving, double[] direction) {
        double reduced = reducedPriceOf(entering);
        pivot(leaving, direction);
        basis[leaving] = entering;
        if (++pivots % PIVOTS_BETWEEN_REFRESHES == 0) {
            refresh(basis.clone());
            value();
        } else {
            double[] line = inverse[leaving];
            for (int i = 0; i < rows; i++) {
                values[i] += reduced * line[i];
            }
        }
    }

    private double reducedPriceOf(int variable) {
        if (variable >= 0) {
            return reducedPrice(columns.get(variable).bin())
                    - columns.get(variable).worth(values);
        }
        if (variable < -rows) {
            return reducedPriceBeyond(-1 - rows - variable);
        }
        int row = -1 - variable;
        return row < items ? values[row] : -values[row];
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
    private void refresh(int[] kept) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(inverse[row], 0);
            inverse[row][row] = 1;
            amounts[row] = limits[row];
            basis[row] = row < items ? beyond(row) : slack(row);
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

package dev.plimsoll.solver.columns;

import dev.plimsoll.core.packing.PackingModel;
import dev.plimsoll.solver.columns.Basis.Beyond;
import dev.plimsoll.solver.columns.Basis.Filling;
import dev.plimsoll.solver.columns.Basis.Slack;
import dev.plimsoll.solver.columns.Basis.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

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

    private final BinRows binRows;
    private final double unheldPrice;
    private final List<Column> columns = new ArrayList<>();
    private final Set<Column> known = new HashSet<>(); // asked only, never walked
    private final Basis basis;
    private final double[] values; // by row
    private int pivots;

    RestrictedMaster(PackingModel model) {
        binRows = new BinRows(model);
        unheldPrice = 4 * binRows.priceBeyond() + 1;
        basis = new Basis(binRows, model.items());
        values = new double[basis.rows()];
    }

    /** Makes a filling known; false if it was. */
    boolean add(Column column) {
        return known.add(column) && columns.add(column);
    }

    /** Finds the best purchase from the fillings known now, in at most so many exchanges; true if no better one is possible. */
    boolean solve(int atMost, BooleanSupplier mustStop) {
        value();
        for (int exchange = 0; exchange < atMost && !isTime(exchange, mustStop); exchange++) {
            Variable entering = mostWorthwhile();
            if (entering == null) {
                return true;
            }
            double[] direction = basis.direction(entering);
            int leaving = basis.firstToRunOut(direction);
            if (leaving < 0) {
                throw new IllegalStateException("a filling that lowers the cost without end: " + entering);
            }
            put(entering, leaving, direction);
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
        workOut(purchased.stream().filter(this::add).map(Filling::new).toList());
        boolean restored = restoreAmounts(mustStop);
        if (!restored) {
            workOut(List.of());
        }
        return restored;
    }

    private void workOut(List<? extends Variable> kept) {
        basis.workOut(kept);
        value();
    }

    /** Exchanges fillings that are bought less than never for others, as cheaply as possible; whether that came to an end. */
    private boolean restoreAmounts(BooleanSupplier mustStop) {
        for (int exchange = 0; exchange < 4 * basis.rows() && !isTime(exchange, mustStop); exchange++) {
            int leaving = mostNegative();
            if (leaving < 0) {
                return true;
            }
            Variable entering = cheapestInstead(leaving);
            if (entering == null) {
                return false;
            }
            put(entering, leaving, basis.direction(entering));
        }
        return false;
    }

    private int mostNegative() {
        int worst = -1;
        for (int row = 0; row < basis.rows(); row++) {
            if (basis.amount(row) < -1e-7 && (worst < 0 || basis.amount(row) < basis.amount(worst))) {
                worst = row;
            }
        }
        return worst;
    }

    private @Nullable Variable cheapestInstead(int leaving) {
        double[] line = basis.line(leaving);
        Variable best = null;
        double least = Double.POSITIVE_INFINITY;
        for (Column candidate : columns) {
            double rate = -candidate.worth(line) - binRows.sum(candidate.bin(), line);
            if (rate > SMALLEST_RATE) {
                double ratio = Math.max(0, reducedPrice(candidate)) / rate;
                if (ratio < least) {
                    least = ratio;
                    best = new Filling(candidate);
                }
            }
        }
        for (int row = 0; row < basis.rows(); row++) {
            double rate = basis.isItem(row) ? line[row] : -line[row];
            double ratio = Math.max(0, reducedPriceOfSlack(row)) / rate;
            if (rate > SMALLEST_RATE && ratio < least) {
                least = ratio;
                best = new Slack(row);
            }
            double beyondRatio = Math.max(0, reducedPriceBeyond(row)) / -rate;
            if (-rate > SMALLEST_RATE && beyondRatio < least) {
                least = beyondRatio;
                best = new Beyond(row);
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

    private double reducedPrice(Column column) {
        return reducedPrice(column.bin()) - column.worth(values);
    }

    private double reducedPriceOfSlack(int row) {
        return basis.isItem(row) ? values[row] : -values[row];
    }

    private double reducedPriceBeyond(int row) {
        return priceBeyond(row) + (basis.isItem(row) ? -values[row] : values[row]);
    }

    /** Of an item what is unheld has a price, and of a commitment what is used though there is none left. */
    private double priceBeyond(int row) {
        if (basis.isItem(row)) {
            return unheldPrice;
        }
        return binRows.isCommitment(row) ? binRows.priceBeyond() : Double.POSITIVE_INFINITY;
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
        for (int row = 0; row < basis.rows(); row++) {
            worth += (basis.isItem(row) ? values[row] : Math.min(0, values[row])) * basis.limit(row);
        }
        return worth;
    }

    /** A filling and how often it is bought. */
    record Share(Column column, double times) {}

    /** The fillings in the purchase. */
    List<Share> purchase() {
        var shares = new ArrayList<Share>();
        for (int row = 0; row < basis.rows(); row++) {
            if (basis.variable(row) instanceof Filling(Column column) && basis.amount(row) > TINY) {
                shares.add(new Share(column, basis.amount(row)));
            }
        }
        return shares;
    }

    /** The fillings that the purchase is made of, whether any of them is bought or not. */
    List<Column> basic() {
        var basic = new ArrayList<Column>();
        for (Variable variable : basis.variables()) {
            if (variable instanceof Filling(Column column)) {
                basic.add(column);
            }
        }
        return basic;
    }

    /** So many of the fillings that are not in the purchase, those first that are least too dear. */
    List<Column> others(int atMost) {
        Set<Column> basic = new HashSet<>(basic()); // asked only
        return columns.stream()
                .filter(column -> !basic.contains(column))
                .sorted(Comparator.comparingDouble(this::reducedPrice))
                .limit(atMost)
                .toList();
    }

    private double priceOf(Variable variable) {
        return switch (variable) {
            case Filling(Column column) -> binRows.price(column.bin());
            case Slack ignored -> 0;
            case Beyond(int row) -> priceBeyond(row);
        };
    }

    private double reducedPriceOf(Variable variable) {
        return switch (variable) {
            case Filling(Column column) -> reducedPrice(column);
            case Slack(int row) -> reducedPriceOfSlack(row);
            case Beyond(int row) -> reducedPriceBeyond(row);
        };
    }

    private void value() {
        Arrays.fill(values, 0);
        for (int row = 0; row < basis.rows(); row++) {
            double price = priceOf(basis.variable(row));
            if (price != 0) {
                addLine(row, price);
            }
        }
    }

    private void addLine(int row, double times) {
        double[] line = basis.line(row);
        for (int i = 0; i < values.length; i++) {
            values[i] += times * line[i];
        }
    }

    private @Nullable Variable mostWorthwhile() {
        Variable best = null;
        double least = -1e-6 * unheldPrice / 4;
        for (Column candidate : columns) {
            double reduced = reducedPrice(candidate);
            if (reduced < least) {
                least = reduced;
                best = new Filling(candidate);
            }
        }
        for (int row = 0; row < basis.rows(); row++) {
            if (reducedPriceOfSlack(row) < least) {
                least = reducedPriceOfSlack(row);
                best = new Slack(row);
            }
            if (!basis.isItem(row) && reducedPriceBeyond(row) < least) {
                least = reducedPriceBeyond(row);
                best = new Beyond(row);
            }
        }
        return best;
    }

    private void put(Variable entering, int leaving, double[] direction) {
        double reduced = reducedPriceOf(entering);
        basis.exchange(entering, leaving, direction);
        if (++pivots % PIVOTS_BETWEEN_REFRESHES == 0) {
            workOut(basis.variables());
        } else {
            addLine(leaving, reduced);
        }
    }
}

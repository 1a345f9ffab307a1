package dev.plimsoll.solver.columns;

import java.util.Arrays;
import java.util.List;

/**
 * What a purchase is made of, a variable a row of the master, in what amounts; and the inverse of those variables' columns, kept
 * by pivots. The first rows are those of the items, which are held at least as often as their limits; of all others no more
 * than the limit is used.
 */
final class Basis {

    private static final double TINY = 1e-9;

    private final BinRows binRows;
    private final int items;
    private final double[] limits;
    private final double[][] inverse;
    private final Variable[] variables; // by row
    private final double[] amounts; // by row

    /** What may be in a purchase. */
    sealed interface Variable {}

    /** A filling of a bin. */
    record Filling(Column column) implements Variable {}

    /** What an item is held too often, or what is left of a limit. */
    record Slack(int row) implements Variable {}

    /** What of an item is unheld, or what is used beyond a limit. */
    record Beyond(int row) implements Variable {}

    /** Holds nothing and uses nothing. */
    Basis(BinRows binRows, int items) {
        this.binRows = binRows;
        this.items = items;
        limits = binRows.limits();
        inverse = new double[limits.length][limits.length];
        variables = new Variable[limits.length];
        amounts = new double[limits.length];
        empty();
    }

    private void empty() {
        for (int row = 0; row < rows(); row++) {
            Arrays.fill(inverse[row], 0);
            inverse[row][row] = 1;
            amounts[row] = limits[row];
            variables[row] = isItem(row) ? new Beyond(row) : new Slack(row);
        }
    }

    int rows() {
        return limits.length;
    }

    boolean isItem(int row) {
        return row < items;
    }

    /** How much there must be of an item, or may be of what is limited. */
    double limit(int row) {
        return limits[row];
    }

    Variable variable(int row) {
        return variables[row];
    }

    /** How much of the row's variable is in the purchase. */
    double amount(int row) {
        return amounts[row];
    }

    /** What the row's variable gives for a little more of each limit; not to be changed. */
    double[] line(int row) {
        return inverse[row];
    }

    List<Variable> variables() {
        return List.of(variables);
    }

    /** How much of each row's variable one of this stands for. */
    double[] direction(Variable variable) {
        return switch (variable) {
            case Filling(Column column) -> direction(column);
            case Slack(int row) -> direction(row, isItem(row) ? -1 : 1);
            case Beyond(int row) -> direction(row, isItem(row) ? 1 : -1);
        };
    }

    private double[] direction(int row, double sign) {
        double[] direction = new double[rows()];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = sign * inverse[i][row];
        }
        return direction;
    }

    private double[] direction(Column column) {
        double[] direction = new double[rows()];
        for (int i = 0; i < direction.length; i++) {
            double[] line = inverse[i];
            double sum = binRows.sum(column.bin(), line);
            for (int k = 0; k < column.items().length; k++) {
                sum += line[column.items()[k]] * column.counts()[k];
            }
            direction[i] = sum;
        }
        return direction;
    }

    /** The row whose variable runs out first as one in this direction comes in; -1 if none ever does. */
    int firstToRunOut(double[] direction) {
        int leaving = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < rows(); row++) {
            if (direction[row] > TINY) {
                double ratio = Math.max(0, amounts[row]) / direction[row];
                if (ratio < least - TINY
                        || (ratio < least + TINY && leaving >= 0 && direction[row] > direction[leaving])) {
                    least = ratio;
                    leaving = row;
                }
            }
        }
        return leaving;
    }

    /** Puts a variable, whose direction this is, in the place of the row's. */
    void exchange(Variable entering, int leaving, double[] direction) {
        double factor = 1 / direction[leaving];
        double[] source = inverse[leaving];
        for (int i = 0; i < source.length; i++) {
            source[i] *= factor;
        }
        amounts[leaving] *= factor;
        for (int row = 0; row < rows(); row++) {
            double multiple = direction[row];
            if (row != leaving && multiple != 0) {
                double[] target = inverse[row];
                for (int i = 0; i < target.length; i++) {
                    target[i] -= multiple * source[i];
                }
                amounts[row] -= multiple * amounts[leaving];
            }
        }
        variables[leaving] = entering;
    }

    /** Works all out anew from these variables, so that rounding does not add up; what is not told by them is as at the start. */
    void workOut(List<? extends Variable> kept) {
        empty();
        boolean[] placed = new boolean[rows()];
        for (Variable variable : kept) {
            double[] direction = direction(variable);
            int best = -1;
            for (int row = 0; row < rows(); row++) {
                if (!placed[row] && (best < 0 || Math.abs(direction[row]) > Math.abs(direction[best]))) {
                    best = row;
                }
            }
            if (best >= 0 && Math.abs(direction[best]) > TINY) {
                exchange(variable, best, direction);
                placed[best] = true;
            }
        }
    }
}

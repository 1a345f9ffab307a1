package dev.plimsoll.solver.columns;

/**
 * The prices at which something is worth most while nothing on offer is worth more than it costs: maximises gains times
 * prices where each row of worths times prices is at most its cost, prices and costs being 0 or more. A plain simplex method
 * that starts at prices of 0.
 */
final class CoverDual {

    private static final double TINY = 1e-10;
    private static final int MOST_PIVOTS = 400;
    private static final double FAR = 1000;

    private final int rows;
    private final int columns;
    private final double[][] table; // the last row holds gains, the last column costs
    private final int[] basis; // a price, or columns + row for the row's slack
    private final int[] free; // what stands outside of the basis, by column
    private boolean isDone;
    private int endless = -1; // a column along which worth grows without end

    CoverDual(double[][] worths, double[] costs, double[] gains) {
        rows = costs.length;
        columns = gains.length;
        table = new double[rows + 1][columns + 1];
        basis = new int[rows];
        free = new int[columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(worths[row], 0, table[row], 0, columns);
            table[row][columns] = costs[row];
            basis[row] = columns + row;
        }
        for (int column = 0; column < columns; column++) {
            table[rows][column] = -gains[column];
            free[column] = column;
        }
        for (int pivot = 0; pivot < MOST_PIVOTS && !isDone; pivot++) {
            improve();
        }
    }

    private void improve() {
        int entering = -1;
        for (int column = 0; column < columns; column++) {
            if (table[rows][column] < -TINY && (entering < 0 || table[rows][column] < table[rows][entering])) {
                entering = column;
            }
        }
        int leaving = -1;
        for (int row = 0; row < rows && entering >= 0; row++) {
            if (table[row][entering] > TINY && (leaving < 0 || ratio(row, entering) < ratio(leaving, entering))) {
                leaving = row;
            }
        }
        isDone = leaving < 0;
        if (!isDone) {
            pivot(leaving, entering);
        } else if (entering >= 0) {
            endless = entering;
        }
    }

    private double ratio(int row, int entering) {
        return table[row][columns] / table[row][entering];
    }

    private void pivot(int leaving, int entering) {
        double[] line = table[leaving];
        double factor = 1 / line[entering];
        for (int column = 0; column <= columns; column++) {
            line[column] *= column == entering ? 1 : factor;
        }
        line[entering] = factor;
        for (int row = 0; row <= rows; row++) {
            double multiple = table[row][entering];
            if (row != leaving && multiple != 0) {
                table[row][entering] = 0;
                for (int column = 0; column <= columns; column++) {
                    table[row][column] -= multiple * line[column];
                }
            }
        }
        int out = basis[leaving];
        basis[leaving] = free[entering];
        free[entering] = out;
    }

    /** The prices it came to, good ones or not; where worth grows without end, some at which it has grown far. */
    double[] prices() {
        double far = endless < 0 ? 0 : FAR * (1 + table[rows][columns]) / -table[rows][endless];
        double[] prices = new double[columns];
        for (int row = 0; row < rows; row++) {
            if (basis[row] < columns) {
                double grown = endless < 0 ? 0 : far * table[row][endless];
                prices[basis[row]] = Math.max(0, table[row][columns] - grown);
            }
        }
        if (endless >= 0 && free[endless] < columns) {
            prices[free[endless]] = far;
        }
        return prices;
    }

    /** How much is bought of each row's offer at those prices, as a fraction. */
    double[] bought() {
        double[] bought = new double[rows];
        for (int column = 0; column < columns; column++) {
            if (free[column] >= columns) {
                bought[free[column] - columns] = Math.max(0, table[rows][column]);
            }
        }
        return bought;
    }
}

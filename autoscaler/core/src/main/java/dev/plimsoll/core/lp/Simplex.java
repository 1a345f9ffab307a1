package dev.plimsoll.core.lp;

/**
 * The linear program "prices at which what is asked for is worth most, while nothing on offer is worth more than it costs":
 * maximises gains·x with worths·x <= cost for each offer and x >= 0. Solved by the simplex method on a condensed tableau;
 * x = 0 is a start because no cost is negative. Worths and gains should be scaled to the order of 1.
 */
public final class Simplex {

    private static final double FAR = 1000;

    private final Pivoting pivoting;
    private final int rows;
    private final int columns;
    private final double[][] table; // one row an offer, then the gains; the last column costs
    private final int[] rowVariable; // what stands in each row: a price, or columns + row for the slack of an offer
    private final int[] columnVariable;
    private Ending ending = Ending.OUT_OF_PIVOTS;
    private int endless = -1; // the column along which worth grows without end

    /** Which price is raised next, and what counts as nothing. */
    public enum Pivoting {
        /** The first that gains (Bland, 1977): it never goes in circles. */
        FIRST(1e-9),
        /** The one that gains most (Dantzig): few pivots, but it might go in circles, so give it a limit. */
        STEEPEST(1e-10);

        private final double tiny;

        Pivoting(double tiny) {
            this.tiny = tiny;
        }
    }

    /** How it ended: with the best prices, with worth that grows without end, or before either. */
    public enum Ending {
        BEST,
        ENDLESS,
        OUT_OF_PIVOTS
    }

    private Simplex(double[] gains, double[][] worths, double[] costs, Pivoting pivoting) {
        this.pivoting = pivoting;
        rows = costs.length;
        columns = gains.length;
        table = new double[rows + 1][columns + 1];
        rowVariable = new int[rows];
        columnVariable = new int[columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(worths[row], 0, table[row], 0, columns);
            table[row][columns] = costs[row];
            rowVariable[row] = columns + row;
        }
        for (int column = 0; column < columns; column++) {
            table[rows][column] = -gains[column];
            columnVariable[column] = column;
        }
    }

    /** Solves with at most so many pivots; a row of worths for each cost, in each of them a column for each gain. */
    public static Simplex maximise(
            double[] gains, double[][] worths, double[] costs, Pivoting pivoting, int mostPivots) {
        var simplex = new Simplex(gains, worths, costs, pivoting);
        simplex.run(mostPivots);
        return simplex;
    }

    private void run(int mostPivots) {
        for (int pivot = 0; pivot < mostPivots && ending == Ending.OUT_OF_PIVOTS; pivot++) {
            int entering = entering();
            int leaving = entering < 0 ? -1 : leaving(entering);
            if (leaving >= 0) {
                pivot(leaving, entering);
            } else {
                endless = entering;
                ending = entering < 0 ? Ending.BEST : Ending.ENDLESS;
            }
        }
    }

    private int entering() {
        int best = -1;
        for (int column = 0; column < columns; column++) {
            if (table[rows][column] < -pivoting.tiny && (best < 0 || entersBefore(column, best))) {
                best = column;
            }
        }
        return best;
    }

    private boolean entersBefore(int column, int best) {
        return switch (pivoting) {
            case FIRST -> columnVariable[column] < columnVariable[best];
            case STEEPEST -> table[rows][column] < table[rows][best];
        };
    }

    private int leaving(int entering) {
        int best = -1;
        for (int row = 0; row < rows; row++) {
            if (table[row][entering] > pivoting.tiny && (best < 0 || leavesBefore(row, best, entering))) {
                best = row;
            }
        }
        return best;
    }

    private boolean leavesBefore(int row, int best, int entering) {
        double limit = table[row][columns] / table[row][entering];
        double bestLimit = table[best][columns] / table[best][entering];
        return limit < bestLimit
                || (pivoting == Pivoting.FIRST && limit == bestLimit && rowVariable[row] < rowVariable[best]);
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
        int out = rowVariable[leaving];
        rowVariable[leaving] = columnVariable[entering];
        columnVariable[entering] = out;
    }

    public Ending ending() {
        return ending;
    }

    /** The prices it came to, by gain; where worth grows without end, some at which it has grown far. */
    public double[] prices() {
        double far = endless < 0 ? 0 : FAR * (1 + table[rows][columns]) / -table[rows][endless];
        double[] prices = new double[columns];
        for (int row = 0; row < rows; row++) {
            if (rowVariable[row] < columns) {
                double grown = endless < 0 ? 0 : far * table[row][endless];
                prices[rowVariable[row]] = Math.max(0, table[row][columns] - grown);
            }
        }
        if (endless >= 0 && columnVariable[endless] < columns) {
            prices[columnVariable[endless]] = far;
        }
        return prices;
    }

    /** How much is bought of each offer at those prices, as a fraction: the other side of the same program. */
    public double[] bought() {
        double[] bought = new double[rows];
        for (int column = 0; column < columns; column++) {
            if (columnVariable[column] >= columns) {
                bought[columnVariable[column] - columns] = Math.max(0, table[rows][column]);
            }
        }
        return bought;
    }
}

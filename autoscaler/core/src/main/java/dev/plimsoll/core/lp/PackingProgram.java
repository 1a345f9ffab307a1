package dev.plimsoll.core.lp;

/**
 * The linear program "prices of resources that make the demand worth most, while no node is worth more than it costs":
 * maximise demand·x with capacity·x <= price for each node and x >= 0. Solved by the simplex method on a condensed tableau;
 * x = 0 is a start because no price is negative. Bland's rule (1977) keeps it from cycling.
 */
public final class PackingProgram {

    private static final double TINY = 1e-9;

    private final double[][] tableau; // one row a node, then the objective; last column the right-hand side
    private final int[] columnVariable; // which variable stands in each column: x below axes, slack above
    private final int[] rowVariable;
    private final int axes;
    private final int rows;

    private PackingProgram(double[] demand, double[][] capacities, double[] prices) {
        axes = demand.length;
        rows = prices.length;
        tableau = new double[rows + 1][axes + 1];
        columnVariable = new int[axes];
        rowVariable = new int[rows];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(capacities[row], 0, tableau[row], 0, axes);
            tableau[row][axes] = prices[row];
            rowVariable[row] = axes + row;
        }
        for (int axis = 0; axis < axes; axis++) {
            tableau[rows][axis] = -demand[axis];
            columnVariable[axis] = axis;
        }
    }

    /** The best prices, one a resource axis. Capacities and demand should be scaled to the order of 1. */
    public static double[] solve(double[] demand, double[][] capacities, double[] prices) {
        var program = new PackingProgram(demand, capacities, prices);
        int column = program.enteringColumn();
        while (column >= 0) {
            int row = program.leavingRow(column);
            if (row < 0) {
                throw new IllegalStateException("a demanded resource is on no node, so its price has no bound");
            }
            program.pivot(row, column);
            column = program.enteringColumn();
        }
        return program.solution();
    }

    private int enteringColumn() {
        int best = -1;
        for (int column = 0; column < axes; column++) {
            if (tableau[rows][column] < -TINY && (best < 0 || columnVariable[column] < columnVariable[best])) {
                best = column;
            }
        }
        return best;
    }

    private int leavingRow(int column) {
        int best = -1;
        for (int row = 0; row < rows; row++) {
            if (tableau[row][column] > TINY && (best < 0 || isTighter(row, best, column))) {
                best = row;
            }
        }
        return best;
    }

    private boolean isTighter(int row, int best, int column) {
        double limit = tableau[row][axes] / tableau[row][column];
        double bestLimit = tableau[best][axes] / tableau[best][column];
        return limit < bestLimit || (limit == bestLimit && rowVariable[row] < rowVariable[best]);
    }

    private void pivot(int pivotRow, int pivotColumn) {
        double[] source = tableau[pivotRow];
        double factor = 1 / source[pivotColumn];
        for (int column = 0; column <= axes; column++) {
            source[column] *= column == pivotColumn ? 1 : factor;
        }
        source[pivotColumn] = factor;
        for (int row = 0; row <= rows; row++) {
            if (row != pivotRow) {
                eliminate(tableau[row], source, pivotColumn);
            }
        }
        int entering = columnVariable[pivotColumn];
        columnVariable[pivotColumn] = rowVariable[pivotRow];
        rowVariable[pivotRow] = entering;
    }

    private void eliminate(double[] target, double[] source, int pivotColumn) {
        double multiple = target[pivotColumn];
        for (int column = 0; column <= axes; column++) {
            target[column] =
                    column == pivotColumn ? -multiple * source[column] : target[column] - multiple * source[column];
        }
    }

    private double[] solution() {
        var prices = new double[axes];
        for (int row = 0; row < rows; row++) {
            if (rowVariable[row] < axes) {
                prices[rowVariable[row]] = Math.max(0, tableau[row][axes]);
            }
        }
        return prices;
    }
}

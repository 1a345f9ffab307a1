package dev.plimsoll.core.packing;

import dev.plimsoll.core.lp.Simplex;
import dev.plimsoll.core.plan.Commitment;
import java.util.List;

/**
 * The dual of "hold the demand in parts of nodes as cheaply as can be": what one unit of each resource is worth, and which
 * share of what a commitment pays for counts as to be paid. In a commitment's column stands what it pays for of each node.
 */
final class DualProgram {

    private final double[] scale;
    private final double[][] rows;
    private final double[] limits;
    private final long[] committed;
    private final double dearest;

    /** What a unit of each resource is worth, and the share to pay of each commitment. */
    @SuppressWarnings("ArrayRecordComponent") // vectors that are never compared, nor changed
    record Solution(double[] perUnit, double[] sharesToPay) {}

    DualProgram(List<long[]> capacities, double[] scale, List<NodeCost> costs, long[] committed) {
        this.scale = scale;
        this.committed = committed;
        dearest = costs.stream().mapToLong(NodeCost::microDollarsPerHour).max().orElse(0);
        int nodes = capacities.size();
        rows = new double[nodes + committed.length][scale.length + committed.length];
        limits = new double[rows.length];
        for (int node = 0; node < nodes; node++) {
            fill(node, capacities.get(node), costs.get(node));
        }
        for (int i = 0; i < committed.length; i++) {
            rows[nodes + i][scale.length + i] = 1;
            limits[nodes + i] = dearest * (1 - Commitment.LEAST_SHARE);
        }
    }

    /** By axis, the most that any node has. */
    static double[] scale(int axes, List<long[]> capacities) {
        double[] scale = new double[axes];
        for (long[] capacity : capacities) {
            for (int axis = 0; axis < axes; axis++) {
                scale[axis] = Math.max(scale[axis], (double) capacity[axis]);
            }
        }
        return scale;
    }

    private void fill(int node, long[] capacity, NodeCost cost) {
        for (int axis = 0; axis < scale.length; axis++) {
            rows[node][axis] = scale[axis] == 0 ? 0 : capacity[axis] / scale[axis];
        }
        limits[node] = cost.microDollarsPerHour();
        if (cost.isCommitted()) {
            rows[node][scale.length + cost.commitment()] = -cost.coverable() / dearest;
            limits[node] -= (1 - Commitment.LEAST_SHARE) * cost.coverable();
        }
    }

    Solution solve(double[] totalDemand) {
        int axes = scale.length;
        double[] worth = new double[axes + committed.length];
        double total = 0;
        for (int axis = 0; axis < axes; axis++) {
            worth[axis] = scale[axis] == 0 ? 0 : totalDemand[axis] / scale[axis];
            total += worth[axis];
        }
        for (int i = 0; i < committed.length; i++) {
            worth[axes + i] = dearest == 0 ? 0 : -committed[i] / dearest;
        }
        for (int i = 0; i < worth.length && total > 0; i++) {
            worth[i] /= total;
        }
        double[] best = bestPrices(worth);
        double[] perUnit = new double[axes];
        for (int axis = 0; axis < axes; axis++) {
            perUnit[axis] = scale[axis] == 0 ? 0 : best[axis] / scale[axis];
        }
        double[] shares = new double[committed.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.min(1, Commitment.LEAST_SHARE + (dearest == 0 ? 0 : best[axes + i] / dearest));
        }
        return new Solution(perUnit, shares);
    }

    private double[] bestPrices(double[] worth) {
        Simplex simplex = Simplex.maximise(worth, rows, limits, Simplex.Pivoting.FIRST, Integer.MAX_VALUE);
        if (simplex.ending() == Simplex.Ending.ENDLESS) {
            throw new IllegalStateException("a demanded resource is on no node, so its price has no bound");
        }
        return simplex.prices();
    }
}

package dev.plimsoll.core.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * What each resource is worth at most, in micro-dollars an hour a unit, so that no node is worth more than it costs. The
 * demand's worth at these prices is a proof: whatever holds it costs at least that (the dual of the continuous relaxation).
 */
final class DualPrices {

    private final double[] perUnit;

    private DualPrices(double[] perUnit) {
        this.perUnit = perUnit;
    }

    /** For a total demand, and what nodes promise for their price; each demanded axis is on some node. */
    static DualPrices of(double[] totalDemand, List<Market.Promise> promises) {
        var capacities = new ArrayList<long[]>();
        var prices = new ArrayList<Long>();
        for (Market.Promise promise : promises) {
            capacities.add(promise.free().stream().mapToLong(Long::longValue).toArray());
            prices.add(promise.microDollarsPerHour());
        }
        return of(totalDemand, capacities, prices);
    }

    /** For a total demand, and nodes by capacity and price; each demanded axis is on some node. */
    static DualPrices of(double[] totalDemand, List<long[]> capacities, List<Long> microDollarsPerHour) {
        int axes = totalDemand.length;
        double[] scale = new double[axes];
        for (long[] capacity : capacities) {
            for (int axis = 0; axis < axes; axis++) {
                scale[axis] = Math.max(scale[axis], (double) capacity[axis]);
            }
        }
        double[] demand = new double[axes];
        double total = 0;
        for (int axis = 0; axis < axes; axis++) {
            demand[axis] = scale[axis] == 0 ? 0 : totalDemand[axis] / scale[axis];
            total += demand[axis];
        }
        for (int axis = 0; axis < axes && total > 0; axis++) {
            demand[axis] /= total;
        }
        double[] scaledPrices = PackingProgram.solve(demand, scaled(capacities, scale), prices(microDollarsPerHour));
        for (int axis = 0; axis < axes; axis++) {
            scaledPrices[axis] = scale[axis] == 0 ? 0 : scaledPrices[axis] / scale[axis];
        }
        return new DualPrices(madeFeasible(scaledPrices, capacities, microDollarsPerHour));
    }

    /** The worth of a bundle of resources in micro-dollars an hour. */
    double worth(long[] amounts) {
        double worth = 0;
        for (int axis = 0; axis < perUnit.length; axis++) {
            worth += perUnit[axis] * amounts[axis];
        }
        return worth;
    }

    private static double[][] scaled(List<long[]> capacities, double[] scale) {
        var rows = new double[capacities.size()][scale.length];
        for (int row = 0; row < rows.length; row++) {
            for (int axis = 0; axis < scale.length; axis++) {
                rows[row][axis] = scale[axis] == 0 ? 0 : capacities.get(row)[axis] / scale[axis];
            }
        }
        return rows;
    }

    private static double[] prices(List<Long> microDollarsPerHour) {
        return microDollarsPerHour.stream().mapToDouble(Long::doubleValue).toArray();
    }

    /** Takes back what rounding may have put on top, so that the proof holds for the numbers as they are stored. */
    private static double[] madeFeasible(double[] prices, List<long[]> capacities, List<Long> microDollarsPerHour) {
        double excess = 1;
        var candidate = new DualPrices(prices);
        for (int i = 0; i < capacities.size(); i++) {
            double worth = candidate.worth(capacities.get(i));
            long price = microDollarsPerHour.get(i);
            if (worth > 0) {
                excess = Math.max(excess, price == 0 ? Double.POSITIVE_INFINITY : worth / price);
            }
        }
        double[] feasible = prices.clone();
        for (int axis = 0; axis < feasible.length; axis++) {
            feasible[axis] = feasible[axis] / excess * (1 - 1e-12);
        }
        return feasible;
    }
}

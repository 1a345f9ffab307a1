package dev.plimsoll.core.packing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What each resource is worth at most, in micro-dollars an hour a unit, so that no node is worth more than is to be paid for it.
 * The demand's worth at these prices is a proof: whatever holds it costs at least that (the dual of the continuous relaxation).
 * Of what a commitment would pay for, a share is to be paid: what that gives the nodes for nothing is taken off the bound.
 */
public final class DualPrices {

    private final double[] perUnit;
    private final double[] sharesToPay;
    private final double paidAtMost;

    private DualPrices(double[] perUnit, double[] sharesToPay, double paidAtMost) {
        this.perUnit = perUnit;
        this.sharesToPay = sharesToPay;
        this.paidAtMost = paidAtMost;
    }

    /**
     * For a total demand, what nodes promise for their price, and what is left of commitments; each demanded axis is on some
     * node.
     */
    public static DualPrices of(double[] totalDemand, List<Promise> promises, long[] committed) {
        List<long[]> capacities = promises.stream()
                .map(promise ->
                        promise.free().stream().mapToLong(Long::longValue).toArray())
                .toList();
        List<NodeCost> costs = promises.stream().map(Promise::cost).toList();
        double[] scale = DualProgram.scale(totalDemand.length, capacities);
        DualProgram.Solution solution = new DualProgram(capacities, scale, costs, committed).solve(totalDemand);
        double paidAtMost = 0;
        for (int i = 0; i < committed.length; i++) {
            paidAtMost += solution.sharesToPay()[i] * committed[i];
        }
        var rough = new DualPrices(solution.perUnit(), solution.sharesToPay(), paidAtMost);
        return rough.madeFeasible(capacities, costs);
    }

    /** The worth of a bundle of resources in micro-dollars an hour. */
    public double worth(long[] amounts) {
        double worth = 0;
        for (int axis = 0; axis < perUnit.length; axis++) {
            worth += perUnit[axis] * amounts[axis];
        }
        return worth;
    }

    /** No nodes that hold what is worth so much cost less, in micro-dollars an hour. */
    public long bound(double worth) {
        return (long) Math.max(0, Math.floor(worth - paidAtMost));
    }

    /** What is to be paid for such a node, if of what a commitment pays for only its share is. */
    static long toPay(NodeCost cost, double[] sharesToPay) {
        return cost.isCommitted()
                ? (long)
                        Math.floor(cost.microDollarsPerHour() - (1 - sharesToPay[cost.commitment()]) * cost.coverable())
                : cost.microDollarsPerHour();
    }

    /** By what is to be paid; what costs the same keeps its order. */
    public List<BinType> cheapestFirst(List<BinType> bins) {
        var sorted = new ArrayList<>(bins);
        sorted.sort(Comparator.comparingLong(bin -> toPay(bin.cost(), sharesToPay)));
        return sorted;
    }

    /** Takes back what rounding may have put on top, so that the proof holds for the numbers as they are stored. */
    private DualPrices madeFeasible(List<long[]> capacities, List<NodeCost> costs) {
        double excess = 1;
        for (int i = 0; i < capacities.size(); i++) {
            double worth = worth(capacities.get(i));
            long price = toPay(costs.get(i), sharesToPay);
            if (worth > 0) {
                excess = Math.max(excess, price == 0 ? Double.POSITIVE_INFINITY : worth / price);
            }
        }
        double factor = (1 - 1e-12) / excess;
        return new DualPrices(
                Arrays.stream(perUnit).map(price -> price * factor).toArray(), sharesToPay, paidAtMost);
    }
}

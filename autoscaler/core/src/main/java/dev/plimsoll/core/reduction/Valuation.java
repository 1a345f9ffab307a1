package dev.plimsoll.core.reduction;

import dev.plimsoll.core.packing.DualPrices;
import dev.plimsoll.core.packing.Headroom;
import dev.plimsoll.core.packing.ResourceAxes;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.Plan.LowerBound;
import dev.plimsoll.core.plan.Plan.Proof;
import dev.plimsoll.core.plan.PlanningProblem;
import java.util.List;

/** What pods are worth at prices of resources at which no node is worth more than it costs, and the bound that follows. */
public final class Valuation {

    private final PlanningProblem problem;
    private final ResourceAxes axes;
    private final Market market;
    private final DualPrices prices;

    /** Prices that make those pods worth most which some node on offer would take. */
    public Valuation(PlanningProblem problem, ResourceAxes axes, Market market, Headroom headroom) {
        this.problem = problem;
        this.axes = axes;
        this.market = market;
        prices = DualPrices.of(totalOfHopeful(), market.promises(), headroom.committed());
    }

    public DualPrices prices() {
        return prices;
    }

    private double[] totalOfHopeful() {
        double[] total = new double[axes.count()];
        List<Demand> demands = problem.demands();
        for (int demand = 0; demand < demands.size(); demand++) {
            long[] request = axes.vector(demands.get(demand).shape().requests());
            if (market.mightSell(demand, request, axes)) {
                for (int axis = 0; axis < total.length; axis++) {
                    total[axis] += (double) request[axis] * demands.get(demand).count();
                }
            }
        }
        return total;
    }

    /** No nodes that hold what is on bought nodes cost less than it is worth. */
    public LowerBound bound(Ranking ranking, Tally tally) {
        double worth = 0;
        for (Ranking.Row row : ranking.rows()) {
            int asked = problem.demands().get(row.demand()).count();
            worth += (asked - tally.remaining(row.demand()) - tally.forNothing(row.demand())) * row.worth();
        }
        return new LowerBound(prices.bound(worth), Proof.CONTINUOUS);
    }
}

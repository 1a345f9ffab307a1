package dev.plimsoll.core.plan;

import dev.plimsoll.core.scheduling.Placement;
import java.util.List;

/**
 * Pods that no node has room for, the groups that may grow for them, and on what terms. The placement holds what
 * exists and is on its way; a planner may change it only under a mark that it takes back. Landing nodes are those of it that
 * pods may go to.
 */
public record PlanningProblem(
        Placement placement, List<Integer> landingNodes, List<Demand> demands, List<GroupOffer> offers, Terms terms) {

    /** At list prices, with no limit but those of the groups. */
    public PlanningProblem(
            Placement placement, List<Integer> landingNodes, List<Demand> demands, List<GroupOffer> offers) {
        this(placement, landingNodes, demands, offers, Terms.LIST_PRICES);
    }

    public PlanningProblem {
        landingNodes = List.copyOf(landingNodes);
        demands = List.copyOf(demands);
        offers = List.copyOf(offers);
    }
}

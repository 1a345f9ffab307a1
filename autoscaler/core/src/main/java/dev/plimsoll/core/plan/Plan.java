package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Reason;
import java.util.List;

/**
 * What to buy: nodes with the pods meant for each, pods no purchase can help with the reason of every template, a proof of
 * how good it is, what it costs, and which stage of planning found it.
 */
public record Plan(List<PlannedNode> nodes, List<Unplaced> unplaced, Bill bill, LowerBound lowerBound, Stage foundBy) {

    public Plan {
        nodes = List.copyOf(nodes);
        unplaced = List.copyOf(unplaced);
    }

    /** A node to buy, and what goes on it. */
    public record PlannedNode(NodeTemplate template, List<Demand> pods) {
        public PlannedNode {
            pods = List.copyOf(pods);
        }
    }

    /** Pods that stay without room, and what each template that was asked said. */
    public record Unplaced(Demand demand, List<Verdict> verdicts) {
        public Unplaced {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** Why a template does not help. */
    public record Verdict(NodeTemplate.Source template, Reason reason) {}

    /** No set of nodes that holds the pods meant for them costs less, launches and commitments included; and by which proof. */
    public record LowerBound(long microDollarsPerHour, Proof proof) {}

    /** How a lower bound is proved. */
    public enum Proof {
        /** Prices of resources at which no node is worth more than it costs. */
        CONTINUOUS,
        /** Prices of pods at which no filling of a node is worth more than it costs (Farley's bound). */
        FARLEY,
        /** Pods of which no two can share a node: each has to have one that takes it. */
        APART,
        /** Whole numbers of nodes, which by several prices at once must be worth as much as the pods. */
        NODE_COUNTS
    }

    /** The stages of planning, in their order. */
    public enum Stage {
        FIT,
        BOUND,
        GREEDY,
        COLUMNS,
        SEARCH
    }

    /** What the plan is compared by: what will be paid for it, and what its launches are taken to cost. */
    public long microDollarsPerHour() {
        return bill.weighed();
    }

    /** How far the cost may be above the least possible, as a share of the lower bound; 0 for a plan that costs nothing. */
    public double gap() {
        long cost = microDollarsPerHour();
        long bound = lowerBound.microDollarsPerHour();
        return cost == bound ? 0 : (double) (cost - bound) / bound;
    }

    public int podsPlaced() {
        int placed = 0;
        for (PlannedNode node : nodes) {
            for (Demand demand : node.pods()) {
                placed += demand.count();
            }
        }
        return placed;
    }

    public int podsUnplaced() {
        return unplaced.stream().mapToInt(each -> each.demand().count()).sum();
    }
}

package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Reason;
import java.util.List;

/**
 * What to buy: nodes with the pods meant for each, pods no purchase can help with the reason of every group, and a proof of
 * how good it is: no set of nodes that holds the pods meant for them costs less than the lower bound.
 */
public record Plan(List<PlannedNode> nodes, List<Unplaced> unplaced, long lowerBoundMicroDollarsPerHour) {

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

    /** Pods that stay without room, and what each group that was asked said. */
    public record Unplaced(Demand demand, List<GroupVerdict> verdicts) {
        public Unplaced {
            verdicts = List.copyOf(verdicts);
        }
    }

    /** Why a group does not help. */
    public record GroupVerdict(String group, Reason reason) {}

    public long microDollarsPerHour() {
        long sum = 0;
        for (PlannedNode node : nodes) {
            sum = Math.addExact(sum, node.template().microDollarsPerHour());
        }
        return sum;
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
}

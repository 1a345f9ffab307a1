package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.planning.Plan.PlannedNode;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;

/** The nodes bought so far: those that stand in the placement, so that pods can be bound to them, and those packed and done. */
final class Purchases {

    private final PlanningProblem problem;
    private final Placement placement;
    private final List<OpenNode> open = new ArrayList<>();
    private final FirstFit openNodes;
    private final List<PlannedNode> closed = new ArrayList<>();

    private record OpenNode(NodeTemplate template, int handle) {}

    Purchases(PlanningProblem problem) {
        this.problem = problem;
        this.placement = problem.placement();
        this.openNodes = new FirstFit(placement, List.of());
    }

    /** Buys a node and puts it in the placement; returns its handle. */
    int open(NodeTemplate template) {
        int handle = placement.addNode(template.freshNode("new-" + open.size()));
        open.add(new OpenNode(template, handle));
        openNodes.add(handle);
        return handle;
    }

    /** Buys a node whose pods are settled. */
    void close(NodeTemplate template, List<Demand> pods) {
        closed.add(new PlannedNode(template, pods));
    }

    /** The nodes that stand in the placement, in the order they were bought. */
    FirstFit openNodes() {
        return openNodes;
    }

    /** Everything bought, with the pods of these demands that are on it. */
    List<PlannedNode> planned(Ranking ranking) {
        var nodes = new ArrayList<PlannedNode>();
        for (OpenNode node : open) {
            var pods = new ArrayList<Demand>();
            for (Ranking.Row row : ranking.rows()) {
                int count = placement.count(row.handle(), node.handle());
                if (count > 0) {
                    pods.add(new Demand(problem.demands().get(row.demand()).shape(), count));
                }
            }
            nodes.add(new PlannedNode(node.template(), pods));
        }
        nodes.addAll(closed);
        return nodes;
    }
}

package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How many nodes of one template cluster-autoscaler would add: first-fit decreasing over copies of it, pods in groups of equal
 * shape by their share of cpu plus memory (kubernetes-sigs/cluster-autoscaler pkg/estimator/binpacking_estimator.go).
 */
final class BinpackingEstimator {

    /** Nodes to add, how many pods they would take, and what those pods request. */
    record Estimate(NodeTemplate template, int nodes, int pods, Resources requested) {}

    private final Placement placement;

    BinpackingEstimator(Placement placement) {
        this.placement = placement;
    }

    /** Estimates for up to {@code atMost} nodes; the placement is left as it was. */
    Estimate estimate(NodeTemplate template, List<Demand> demands, int atMost) {
        int mark = placement.mark();
        var nodes = new ArrayList<Integer>();
        int pods = 0;
        Resources requested = Resources.NONE;
        for (Demand demand : bigFirst(demands, template.capacity().allocatable())) {
            int placed = place(demand, template, nodes, atMost);
            pods += placed;
            requested = requested.plus(demand.shape().requests().times(placed));
        }
        int used = nodes.size();
        placement.undo(mark);
        return new Estimate(template, used, pods, requested);
    }

    private int place(Demand demand, NodeTemplate template, List<Integer> nodes, int atMost) {
        int shape = placement.shape(demand.shape());
        int placed = 0;
        int node = 0;
        while (placed < demand.count()) {
            if (node == nodes.size()) {
                if (nodes.size() >= atMost || !opens(shape, template, nodes)) {
                    return placed;
                }
            }
            int room = placement.room(shape, nodes.get(node), demand.count() - placed);
            if (room == 0) {
                node++;
                continue;
            }
            placement.bind(shape, nodes.get(node), room);
            placed += room;
        }
        return placed;
    }

    /** Adds a node if the pod would go on it; a template that it cannot go on adds none. */
    private boolean opens(int shape, NodeTemplate template, List<Integer> nodes) {
        int node = placement.addNode(template.freshNode("estimate-" + nodes.size()));
        if (placement.fits(shape, node)) {
            nodes.add(node);
            return true;
        }
        placement.removeNode(node);
        return false;
    }

    private static List<Demand> bigFirst(List<Demand> demands, Resources node) {
        var sorted = new ArrayList<>(demands);
        sorted.sort(Comparator.comparingDouble(
                (Demand demand) -> -share(demand.shape().requests(), node)));
        return sorted;
    }

    private static double share(Resources request, Resources node) {
        return (double) request.cpuMillis() / node.cpuMillis() + (double) request.memoryBytes() / node.memoryBytes();
    }
}

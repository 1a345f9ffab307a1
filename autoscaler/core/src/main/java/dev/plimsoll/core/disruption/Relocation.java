package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the pods of nodes that may go another place in the view's placement, each node with those before it gone. What is
 * headed for such a node has to move too: pods that wait, and pods of the nodes before.
 */
final class Relocation {

    private final ClusterView view;
    private final Placement placement;
    private final FirstFit landingNodes;
    private final List<Pod> moved = new ArrayList<>();
    private int nodesLeft;

    /** Pods may go to all ready nodes but those that leave already, whose pods are given their places first. */
    Relocation(ClusterView view, Set<String> leaving, Fleets fleets) {
        List<Integer> nodes = fleets.landingNodes(leaving);
        this.view = view;
        placement = view.placement();
        landingNodes = new FirstFit(placement, nodes);
        nodesLeft = nodes.size();
        leaving.stream().sorted().map(view::node).forEach(this::reserve);
    }

    private void reserve(@Nullable PlacedNode leaving) {
        if (leaving == null || DrainRules.isEmpty(leaving.state().pods())) {
            return; // nothing has to move from an empty one
        }
        placement.removeNode(leaving.handle());
        for (Pod pod : movable(leaving)) {
            if (landingNodes.place(shapeOf(pod), 1) == 0) {
                moved.add(pod);
            }
        }
    }

    /** Moves all pods off one of the landing nodes; changes nothing and says why when one has no other place. */
    @Nullable
    NodeKept moveAway(PlacedNode node) {
        List<Pod> own = movable(node);
        List<Pod> pods = Stream.concat(own.stream(), headedFor(node).stream()).toList();
        int places = landingNodes.moveAway(
                node.handle(), pods.stream().mapToInt(this::shapeOf).toArray());
        if (places < pods.size()) {
            return new NodeKept.NoPlaceToMovePods(pods.get(places).id(), nodesLeft - 1);
        }
        moved.addAll(own);
        nodesLeft--;
        return null;
    }

    /** For each pod that is on the node in the placement alone, one of its shape that may be the one headed there. */
    private List<Pod> headedFor(PlacedNode node) {
        var counts = new HashMap<Integer, Integer>(); // asked only, never walked
        for (int shape : placement.shapesOn(node.handle())) {
            counts.put(shape, placement.count(shape, node.handle()));
        }
        node.state().pods().forEach(pod -> takeOne(counts, pod));
        if (counts.isEmpty()) {
            return List.of();
        }
        return Stream.concat(moved.stream(), view.seen().unschedulablePods().items().stream())
                .filter(pod -> takeOne(counts, pod))
                .toList();
    }

    private boolean takeOne(Map<Integer, Integer> counts, Pod pod) {
        int shape = shapeOf(pod);
        int count = counts.getOrDefault(shape, 0);
        if (count > 1) {
            counts.put(shape, count - 1);
        } else {
            counts.remove(shape);
        }
        return count > 0;
    }

    private int shapeOf(Pod pod) {
        return placement.shape(pod.shape());
    }

    private static List<Pod> movable(PlacedNode node) {
        return node.state().pods().stream()
                .filter(pod -> !DrainRules.isPartOfTheNode(pod))
                .toList();
    }
}

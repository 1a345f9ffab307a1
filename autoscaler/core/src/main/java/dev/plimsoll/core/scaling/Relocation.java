package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.scheduling.FirstFit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the pods of nodes that may go another place in the view's placement, each node with those before it gone. */
final class Relocation {

    private final ClusterView view;
    private final FirstFit landingNodes;
    private int nodesLeft;

    /** Pods may go to all ready nodes but those that leave already. */
    Relocation(ClusterView view, Set<String> leaving) {
        List<Integer> nodes = view.landingNodes(leaving);
        this.view = view;
        landingNodes = new FirstFit(view.placement(), nodes);
        nodesLeft = nodes.size();
    }

    /** Moves the pods off one of the landing nodes; changes nothing and says why when a pod has no other place. */
    @Nullable
    NodeKept moveAway(PlacedNode node) {
        List<Pod> pods = node.state().pods().stream()
                .filter(pod -> !DrainRules.isPartOfTheNode(pod))
                .toList();
        int[] shapes = pods.stream()
                .mapToInt(pod -> view.placement().shape(pod.shape()))
                .toArray();
        int moved = landingNodes.moveAway(node.handle(), shapes);
        if (moved < shapes.length) {
            return new NodeKept.NoPlaceToMovePods(pods.get(moved).id(), nodesLeft - 1);
        }
        nodesLeft--;
        return null;
    }
}

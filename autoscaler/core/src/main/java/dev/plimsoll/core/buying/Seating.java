package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.Upcoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The pods that wait, given places on what is there and on its way. What may be bought and which nodes may go is asked of it, so
 * that a node whose room waiting pods need is no longer free to go.
 */
public final class Seating {

    private final ClusterView view;
    private final Fleets fleets;
    private final List<Integer> nodes;
    private final List<NodeTemplate> coming = new ArrayList<>();
    private final PendingPods uncovered;
    private List<Demand> leftover = List.of();

    private Seating(ClusterView view, Fleets fleets, List<Integer> nodes, PendingPods uncovered) {
        this.view = view;
        this.fleets = fleets;
        this.nodes = nodes;
        this.uncovered = uncovered;
    }

    /** Seats the waiting pods, those first that something was bought for. Those that find a place stay bound to it in the view. */
    public static Seating of(ClusterView view, Set<String> leaving, Growth growth, Fleets fleets) {
        Set<Integer> covered = growth.coveredDigests();
        PendingPods expected = pending(view, covered::contains);
        PendingPods uncovered = pending(view, digest -> !covered.contains(digest));
        var seating = new Seating(view, fleets, fleets.landingNodes(leaving), uncovered);
        if (!view.seen().unschedulablePods().items().isEmpty()) {
            view.seen().groups().items().forEach(group -> seating.expect(group, growth));
            seating.seat(expected); // what finds no room has been bought for
            seating.leftover = seating.seat(uncovered);
        }
        return seating;
    }

    private static PendingPods pending(ClusterView view, Predicate<Integer> which) {
        List<Pod> pods = view.seen().unschedulablePods().items();
        return new PendingPods(
                pods.stream()
                        .filter(pod -> which.test(CoveredPods.digest(pod.id())))
                        .toList(),
                view.placement());
    }

    private void expect(NodeGroupState group, Growth growth) {
        boolean ordered = growth.orders().containsKey(group.group().name());
        for (Upcoming upcoming : Upcoming.of(group, fleets, ordered)) {
            if (upcoming.registered() == null && upcoming.template() != null) {
                coming.add(upcoming.template());
            }
            nodes.add(view.placement().addNode(upcoming.freshNode("upcoming-" + nodes.size())));
        }
    }

    private List<Demand> seat(PendingPods pods) {
        return Demand.place(pods.demands(), view.placement(), nodes);
    }

    public ClusterView view() {
        return view;
    }

    public Fleets fleets() {
        return fleets;
    }

    /** Pods that found no place and that nothing was bought for. */
    List<Demand> leftover() {
        return leftover;
    }

    /** Handles of the nodes that pods were seated on, those on their way at the end. */
    List<Integer> nodes() {
        return nodes;
    }

    /** What of that is no node yet. */
    List<NodeTemplate> coming() {
        return coming;
    }

    PendingPods uncovered() {
        return uncovered;
    }
}

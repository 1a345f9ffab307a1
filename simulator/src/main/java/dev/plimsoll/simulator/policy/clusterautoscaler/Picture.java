package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** The cluster as one loop sees it: the nodes there are, those that are counted on, and where pods would go. */
final class Picture {

    private final ClusterView view;
    private final RoundRobin order;
    private final Map<String, Integer> upcoming = new HashMap<>(); // asked only, never walked
    private final Set<String> left = new HashSet<>(); // asked only, never walked
    private final Set<Integer> gone = new HashSet<>(); // asked only, never walked
    private final Map<Integer, List<Pod>> placed = new HashMap<>(); // asked only, never walked

    /** Where pods were put, one after another. */
    private final List<Integer> log = new ArrayList<>();

    private record Alike(Owner.Kind kind, String owner, PodShape shape) {}

    /** All nodes of the view but those named, which are replaced by upcoming ones; the order of the nodes is the caller's. */
    Picture(ClusterView view, List<PlacedNode> nodes, Set<String> without, int last) {
        this.view = view;
        this.order = new RoundRobin(view.placement(), last);
        for (PlacedNode node : nodes) {
            if (without.contains(node.name())) {
                view.placement().removeNode(node.handle());
                left.add(node.name());
            } else {
                order.add(node.handle());
            }
        }
    }

    void addUpcoming(Templates.Known template, String name) {
        int handle = placement().addNode(template.fresh(name));
        upcoming.put(name, handle);
        order.add(handle);
    }

    ClusterView view() {
        return view;
    }

    Placement placement() {
        return view.placement();
    }

    RoundRobin order() {
        return order;
    }

    /** Whether it is a node that is there, rather than one that is only counted on. */
    boolean isThere(int handle) {
        return !upcoming.containsValue(handle);
    }

    boolean holds(String node) {
        return !left.contains(node);
    }

    /** A node with the pods that are there and those that were put there. */
    NodeState stateOf(PlacedNode node) {
        List<Pod> more = placed.get(node.handle());
        if (more == null || more.isEmpty()) {
            return node.state();
        }
        var pods = new ArrayList<>(node.state().pods());
        pods.addAll(more);
        return new NodeState(node.state().node(), pods);
    }

    /** A node leaves the picture. */
    void remove(PlacedNode node) {
        placement().removeNode(node.handle());
        left.add(node.name());
        gone.add(node.handle());
    }

    /** Null when no such node is in the picture. */
    private @Nullable Integer handle(String node) {
        if (left.contains(node)) {
            return null;
        }
        PlacedNode placed = view.node(node);
        return placed != null ? Integer.valueOf(placed.handle()) : upcoming.get(node);
    }

    /** Puts what fits on acceptable nodes, the more important first, and returns the pods that found no place. */
    List<Pod> place(List<Pod> pods, Hints hints, IntPredicate acceptable) {
        var sorted = new ArrayList<>(pods);
        sorted.sort(Comparator.comparingInt((Pod pod) -> -pod.shape().priority()));
        var unhinted = new ArrayList<Pod>();
        for (Pod pod : sorted) {
            if (!placeByHint(pod, hints, acceptable)) {
                unhinted.add(pod);
            }
        }
        var leftover = new ArrayList<Pod>();
        Set<Alike> hopeless = new HashSet<>(); // asked only, never walked
        for (Pod pod : unhinted) {
            var alike = new Alike(pod.owner().kind(), pod.owner().name(), pod.shape());
            if (hopeless.contains(alike) || !placeAnywhere(pod, hints, acceptable)) {
                hopeless.add(alike);
                leftover.add(pod);
            }
        }
        return leftover;
    }

    /** Whether all of the pods found a place; the first that does not ends it, and those before it are to be taken back. */
    boolean placeAll(List<Pod> pods, Hints hints, IntPredicate acceptable) {
        log.clear();
        boolean all = tryAll(pods, hints, acceptable);
        if (!all) {
            log.forEach(node -> placed.getOrDefault(node, List.of()).removeLast());
        }
        return all;
    }

    private boolean tryAll(List<Pod> pods, Hints hints, IntPredicate acceptable) {
        var unhinted = new ArrayList<Pod>();
        for (Pod pod : pods) {
            if (!placeByHint(pod, hints, acceptable)) {
                unhinted.add(pod);
            }
        }
        for (Pod pod : unhinted) {
            if (!placeAnywhere(pod, hints, acceptable)) {
                return false;
            }
        }
        return true;
    }

    private boolean placeByHint(Pod pod, Hints hints, IntPredicate acceptable) {
        String hint = hints.nodeOf(pod.id());
        Integer node = hint == null ? null : handle(hint);
        if (hint == null || node == null || !acceptable.test(node)) {
            return false;
        }
        int shape = placement().shape(pod.shape());
        if (!placement().fits(shape, node)) {
            return false;
        }
        bind(pod, shape, node);
        hints.set(pod.id(), hint);
        return true;
    }

    private boolean placeAnywhere(Pod pod, Hints hints, IntPredicate acceptable) {
        int shape = placement().shape(pod.shape());
        int node = order.find(shape, handle -> !gone.contains(handle) && acceptable.test(handle));
        if (node == Placement.NO_NODE) {
            return false;
        }
        bind(pod, shape, node);
        hints.set(pod.id(), placement().nodeAt(node).name());
        return true;
    }

    /** One that is being deleted counts in its new place like any other. */
    private static Pod staying(Pod pod) {
        return pod.terminating()
                ? new Pod(
                        pod.id(),
                        pod.shape(),
                        pod.owner(),
                        new Pod.Life(
                                pod.createdAt(),
                                pod.life().mobility(),
                                new Pod.Ending(pod.life().ending().finished(), null)))
                : pod;
    }

    private void bind(Pod pod, int shape, int node) {
        placement().bind(shape, node);
        placed.computeIfAbsent(node, none -> new ArrayList<>()).add(staying(pod));
        log.add(node);
    }
}

package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * How many nodes of one template it would add, and which pods they would take (pkg/estimator/binpacking_estimator.go): groups of
 * equal pods, the largest first, on the nodes added so far as long as one takes them, then on the last one and on new ones.
 */
final class BinpackingEstimator {

    private final Placement placement;
    private final RoundRobin nodes;

    /** The last node that was added, all of them, and those that have pods. */
    private static final class State {
        private final Set<Integer> added = new HashSet<>(); // asked only, never walked
        private final Set<Integer> used = new HashSet<>(); // asked only, never walked
        private final TreeMap<Integer, Integer> placed = new TreeMap<>();
        private int last = Placement.NO_NODE;
        private int count;
        private int permitted;

        void place(int group, int node) {
            used.add(node);
            placed.merge(group, 1, Integer::sum);
        }
    }

    /** New nodes with pods, and how many pods of each group (by its place in the list that was given) found room. */
    record Estimate(int nodes, List<Integer> podsByGroup) {
        Estimate {
            podsByGroup = List.copyOf(podsByGroup);
        }
    }

    /** A template: its n-th node, and what a machine has by which the largest pods are told. */
    record Template(IntFunction<Node> fresh, Resources size) {}

    /** The nodes are all there are, in the order in which they are looked at. */
    BinpackingEstimator(Placement placement, RoundRobin nodes) {
        this.placement = placement;
        this.nodes = nodes;
    }

    /** For up to {@code atMost} nodes (below 0: none, 0: any number); the placement is left as it was. */
    Estimate estimate(Template template, List<PodGroup> groups, int atMost) {
        int mark = placement.mark();
        var state = new State();
        state.permitted = atMost == 0 ? Integer.MAX_VALUE : Math.max(0, atMost);
        boolean newNodes = true;
        for (int group : largestFirst(groups, template.size())) {
            PodGroup pods = groups.get(group);
            int shape = placement.shape(pods.shape());
            int done = onAddedNodes(state, group, shape, pods.count());
            if (newNodes) {
                newNodes = onNewNodes(state, group, shape, pods.count() - done, template);
            }
        }
        placement.undo(mark);
        nodes.removeLast(state.count);
        var counts = new ArrayList<Integer>();
        for (int group = 0; group < groups.size(); group++) {
            counts.add(state.placed.getOrDefault(group, 0));
        }
        return new Estimate(state.used.size(), counts);
    }

    /** By the share of cpu and of memory that a pod asks of the template; equal ones stay in their order. */
    private static List<Integer> largestFirst(List<PodGroup> groups, Resources node) {
        var order = new ArrayList<Integer>();
        for (int group = 0; group < groups.size(); group++) {
            order.add(group);
        }
        order.sort(Comparator.comparingDouble(
                (Integer group) -> -share(groups.get(group).shape().requests(), node)));
        return order;
    }

    private static double share(Resources request, Resources node) {
        return (node.cpuMillis() == 0 ? 0 : (double) request.cpuMillis() / node.cpuMillis())
                + (node.memoryBytes() == 0 ? 0 : (double) request.memoryBytes() / node.memoryBytes());
    }

    /** How many found room there, one after another, up to the first that did not. */
    private int onAddedNodes(State state, int group, int shape, int pods) {
        for (int done = 0; done < pods; done++) {
            int node = state.count == 0 ? Placement.NO_NODE : nodes.find(shape, state.added::contains);
            if (node == Placement.NO_NODE) {
                return done;
            }
            placement.bind(shape, node);
            state.place(group, node);
        }
        return pods;
    }

    /** Whether more nodes may be added for other groups. */
    private boolean onNewNodes(State state, int group, int shape, int pods, Template template) {
        for (int pod = 0; pod < pods; pod++) {
            if (placeOnLast(state, group, shape) || placeElsewhere(state, group, shape)) {
                continue;
            }
            if (state.last != Placement.NO_NODE && !state.used.contains(state.last)) {
                return true;
            }
            if (state.count >= state.permitted) {
                return false;
            }
            state.last = placement.addNode(template.fresh().apply(state.count++));
            state.added.add(state.last);
            nodes.add(state.last);
            if (!placeOnLast(state, group, shape)) {
                return true;
            }
        }
        return true;
    }

    private boolean placeOnLast(State state, int group, int shape) {
        if (state.last == Placement.NO_NODE || !placement.fits(shape, state.last)) {
            return false;
        }
        placement.bind(shape, state.last);
        state.place(group, state.last);
        return true;
    }

    /** A pod spread over hosts that does not fit the last node for that reason is tried on any other, even one that exists. */
    private boolean placeElsewhere(State state, int group, int shape) {
        if (state.last == Placement.NO_NODE
                || !isSpreadOverHosts(shape)
                || !(placement.misfit(shape, state.last) instanceof Misfit.SpreadTooUneven)) {
            return false;
        }
        int node = nodes.find(shape, other -> other != state.last);
        if (node == Placement.NO_NODE) {
            return false;
        }
        placement.bind(shape, node);
        state.place(group, node);
        return true;
    }

    private boolean isSpreadOverHosts(int shape) {
        for (TopologySpreadConstraint spread : placement.shapeAt(shape).rules().spread()) {
            if (spread.topologyKey().equals(WellKnown.HOSTNAME)) {
                return true;
            }
        }
        return false;
    }
}

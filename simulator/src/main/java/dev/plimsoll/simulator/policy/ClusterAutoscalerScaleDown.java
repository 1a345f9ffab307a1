package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.scheduling.FirstFit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The removals of the cluster-autoscaler model, with its defaults: nodes below half use whose pods have another place, unneeded
 * for ten minutes, none within ten minutes of a purchase; up to ten empty ones at once, and one with pods at a time. Pods
 * without a controller hold a node; pods of Jobs do not. A drain is looked after at each scan.
 */
final class ClusterAutoscalerScaleDown {

    private static final double UTILISATION_THRESHOLD = 0.5;
    private static final Duration UNNEEDED_TIME = Duration.ofMinutes(10);
    private static final Duration DELAY_AFTER_ADD = Duration.ofMinutes(10);
    private static final Duration UNREMOVABLE_RECHECK = Duration.ofMinutes(5);
    private static final Duration POD_EVICTION_TIME = Duration.ofMinutes(2);
    private static final Duration SCAN_INTERVAL = Duration.ofSeconds(10);
    private static final int MAX_PARALLEL = 10;

    private final TreeMap<String, Instant> unneededSince = new TreeMap<>();
    private final TreeMap<String, Instant> unremovableUntil = new TreeMap<>();
    private final TreeMap<String, Instant> draining = new TreeMap<>();

    /** Handles of the nodes that pods may be sent to. */
    List<Integer> landingNodes(ClusterView view) {
        var nodes = new ArrayList<Integer>();
        for (PlacedNode placed : view.nodes()) {
            Node node = placed.state().node();
            if (node.status().ready() && !node.hasTaint(WellKnown.TO_BE_DELETED)) {
                nodes.add(placed.handle());
            }
        }
        return nodes;
    }

    void scan(ClusterView view, Instant lastScaleUp, Controls controls, Alarm next) {
        unremovableUntil.values().removeIf(until -> !view.now().isBefore(until));
        goOnDraining(view, controls, next);
        List<PlacedNode> unneeded = unneeded(view);
        unneededSince.keySet().retainAll(names(unneeded));
        names(unneeded).forEach(name -> unneededSince.putIfAbsent(name, view.now()));
        unneededSince.values().forEach(since -> next.at(since.plus(UNNEEDED_TIME)));
        unremovableUntil.values().forEach(next::at);
        boolean coolingDown =
                !lastScaleUp.equals(Instant.MIN) && view.now().isBefore(lastScaleUp.plus(DELAY_AFTER_ADD));
        if (coolingDown) {
            next.at(lastScaleUp.plus(DELAY_AFTER_ADD));
        } else {
            remove(view, unneeded, controls, next);
        }
    }

    private void goOnDraining(ClusterView view, Controls controls, Alarm next) {
        draining.keySet().retainAll(names(view.nodes()));
        for (PlacedNode node : view.nodes()) {
            String name = node.name();
            if (!draining.containsKey(name)) {
                continue;
            }
            NodeState state = node.state();
            Instant deadline = draining.getOrDefault(name, view.now()).plus(POD_EVICTION_TIME);
            if (movable(state).isEmpty()) {
                controls.terminate(state.node().status().instanceId());
            } else if (view.now().isBefore(deadline)) {
                movable(state).stream()
                        .filter(pod -> !pod.terminating())
                        .forEach(pod -> controls.evict(pod.id(), name));
                next.at(view.now().plus(SCAN_INTERVAL));
            } else {
                controls.untaint(name);
                draining.remove(name);
                unremovableUntil.put(name, view.now().plus(UNREMOVABLE_RECHECK));
            }
        }
    }

    /** Idle nodes whose pods all have another place, each judged with those before it gone. */
    private List<PlacedNode> unneeded(ClusterView view) {
        var unneeded = new ArrayList<PlacedNode>();
        var landing = new FirstFit(view.placement(), landingNodes(view));
        for (PlacedNode node : view.nodes()) {
            if (node.state().node().status().ready()
                    && utilisation(view, node) < UTILISATION_THRESHOLD
                    && !draining.containsKey(node.name())
                    && !unremovableUntil.containsKey(node.name())
                    && view.ownership().of(node) != null) {
                if (movePods(view, node, landing)) {
                    unneeded.add(node);
                } else {
                    unremovableUntil.put(node.name(), view.now().plus(UNREMOVABLE_RECHECK));
                }
            }
        }
        return unneeded;
    }

    private static boolean movePods(ClusterView view, PlacedNode node, FirstFit landing) {
        List<Pod> pods = movable(node.state());
        if (pods.stream().anyMatch(pod -> pod.owner().kind() == Owner.Kind.BARE)) {
            return false;
        }
        int[] shapes = pods.stream()
                .mapToInt(pod -> view.placement().shape(pod.shape()))
                .toArray();
        return landing.moveAway(node.handle(), shapes) == shapes.length;
    }

    private void remove(ClusterView view, List<PlacedNode> unneeded, Controls controls, Alarm next) {
        var leaving = new HashMap<String, Integer>();
        boolean drainBegun = draining.keySet().stream().anyMatch(name -> !isEmptyNow(view, name));
        int parallel = draining.size();
        for (PlacedNode node : unneeded) {
            Instant since = unneededSince.getOrDefault(node.name(), view.now());
            Ownership.Owned owned = view.ownership().of(node);
            boolean empty = movable(node.state()).isEmpty();
            if (owned == null
                    || view.now().isBefore(since.plus(UNNEEDED_TIME))
                    || parallel >= MAX_PARALLEL
                    || (!empty && drainBegun)
                    || isAtMinimum(owned.group(), leaving)) {
                continue;
            }
            leaving.merge(owned.group().group().name(), 1, Integer::sum);
            parallel++;
            drainBegun |= !empty;
            begin(node.state(), view.now(), controls);
            next.at(view.now().plus(SCAN_INTERVAL));
        }
    }

    private static boolean isAtMinimum(NodeGroupState group, Map<String, Integer> leaving) {
        int remaining = group.desired() - leaving.getOrDefault(group.group().name(), 0);
        return remaining <= group.group().minSize();
    }

    private void begin(NodeState state, Instant now, Controls controls) {
        String name = state.node().name();
        controls.taint(name);
        unneededSince.remove(name);
        draining.put(name, now);
        if (movable(state).isEmpty()) {
            controls.terminate(state.node().status().instanceId());
        } else {
            movable(state).forEach(pod -> controls.evict(pod.id(), name));
        }
    }

    private static boolean isEmptyNow(ClusterView view, String name) {
        return view.nodes().stream()
                .filter(node -> node.name().equals(name))
                .allMatch(node -> movable(node.state()).isEmpty());
    }

    private static List<Pod> movable(NodeState state) {
        return state.pods().stream()
                .filter(pod -> pod.owner().kind() != Owner.Kind.DAEMON_SET)
                .toList();
    }

    private static double utilisation(ClusterView view, PlacedNode node) {
        int handle = node.handle();
        var allocatable = node.state().node().allocatable();
        double cpu = 1 - (double) view.placement().freeCpuMillis(handle) / allocatable.cpuMillis();
        double memory = 1 - (double) view.placement().freeMemoryBytes(handle) / allocatable.memoryBytes();
        return Math.max(cpu, memory);
    }

    private static List<String> names(List<PlacedNode> nodes) {
        return nodes.stream().map(PlacedNode::name).toList();
    }
}

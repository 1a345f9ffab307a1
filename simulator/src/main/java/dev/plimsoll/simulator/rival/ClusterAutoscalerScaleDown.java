package dev.plimsoll.simulator.rival;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scaling.Alarm;
import dev.plimsoll.core.scaling.ClusterView;
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
        for (NodeState state : view.nodes()) {
            Node node = state.node();
            if (node.status().ready() && !node.hasTaint(WellKnown.TO_BE_DELETED)) {
                nodes.add(view.handle(state));
            }
        }
        return nodes;
    }

    void scan(ClusterView view, Instant lastScaleUp, Controls controls, Alarm next) {
        var groups = groupsByInstance(view);
        unremovableUntil.values().removeIf(until -> !view.now().isBefore(until));
        goOnDraining(view, controls, next);
        List<NodeState> unneeded = unneeded(view, groups);
        unneededSince.keySet().retainAll(names(unneeded));
        names(unneeded).forEach(name -> unneededSince.putIfAbsent(name, view.now()));
        unneededSince.values().forEach(since -> next.at(since.plus(UNNEEDED_TIME)));
        unremovableUntil.values().forEach(next::at);
        boolean coolingDown =
                !lastScaleUp.equals(Instant.MIN) && view.now().isBefore(lastScaleUp.plus(DELAY_AFTER_ADD));
        if (coolingDown) {
            next.at(lastScaleUp.plus(DELAY_AFTER_ADD));
        } else {
            remove(view, unneeded, groups, controls, next);
        }
    }

    private void goOnDraining(ClusterView view, Controls controls, Alarm next) {
        var present = new TreeMap<String, NodeState>();
        view.nodes().forEach(state -> present.put(state.node().name(), state));
        draining.keySet().retainAll(present.keySet());
        for (String name : List.copyOf(draining.keySet())) {
            NodeState state = present.get(name);
            if (state == null) {
                continue;
            }
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
    private List<NodeState> unneeded(ClusterView view, Map<String, NodeGroupState> groups) {
        var unneeded = new ArrayList<NodeState>();
        List<Integer> landing = landingNodes(view);
        for (NodeState state : view.nodes()) {
            String name = state.node().name();
            if (state.node().status().ready()
                    && !draining.containsKey(name)
                    && !unremovableUntil.containsKey(name)
                    && groups.containsKey(state.node().status().instanceId())
                    && utilisation(view, state) < UTILISATION_THRESHOLD) {
                if (movePods(view, state, landing)) {
                    unneeded.add(state);
                } else {
                    unremovableUntil.put(name, view.now().plus(UNREMOVABLE_RECHECK));
                }
            }
        }
        return unneeded;
    }

    private static boolean movePods(ClusterView view, NodeState state, List<Integer> landing) {
        var placement = view.placement();
        int mark = placement.mark();
        int own = view.handle(state);
        placement.removeNode(own);
        for (Pod pod : movable(state)) {
            int shape = placement.shape(pod.shape());
            int target = pod.owner().kind() == Owner.Kind.BARE ? -1 : firstFit(view, shape, own, landing);
            if (target < 0) {
                placement.undo(mark);
                return false;
            }
            placement.bind(shape, target);
        }
        landing.remove(Integer.valueOf(own));
        return true;
    }

    private static int firstFit(ClusterView view, int shape, int own, List<Integer> landing) {
        for (int node : landing) {
            if (node != own && view.placement().fits(shape, node)) {
                return node;
            }
        }
        return -1;
    }

    private void remove(
            ClusterView view,
            List<NodeState> unneeded,
            Map<String, NodeGroupState> groups,
            Controls controls,
            Alarm next) {
        var leaving = new HashMap<String, Integer>();
        boolean drainBegun = draining.keySet().stream().anyMatch(name -> !isEmptyNow(view, name));
        int parallel = draining.size();
        for (NodeState state : unneeded) {
            String name = state.node().name();
            Instant since = unneededSince.getOrDefault(name, view.now());
            NodeGroupState group = groups.get(state.node().status().instanceId());
            boolean empty = movable(state).isEmpty();
            if (group == null
                    || view.now().isBefore(since.plus(UNNEEDED_TIME))
                    || parallel >= MAX_PARALLEL
                    || (!empty && drainBegun)
                    || group.desired() - leaving.getOrDefault(group.group().name(), 0)
                            <= group.group().minSize()) {
                continue;
            }
            leaving.merge(group.group().name(), 1, Integer::sum);
            parallel++;
            drainBegun |= !empty;
            begin(state, view.now(), controls);
            next.at(view.now().plus(SCAN_INTERVAL));
        }
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
                .filter(state -> state.node().name().equals(name))
                .allMatch(state -> movable(state).isEmpty());
    }

    private static List<Pod> movable(NodeState state) {
        return state.pods().stream()
                .filter(pod -> pod.owner().kind() != Owner.Kind.DAEMON_SET)
                .toList();
    }

    private static double utilisation(ClusterView view, NodeState state) {
        int handle = view.handle(state);
        var allocatable = state.node().allocatable();
        double cpu = 1 - (double) view.placement().freeCpuMillis(handle) / allocatable.cpuMillis();
        double memory = 1 - (double) view.placement().freeMemoryBytes(handle) / allocatable.memoryBytes();
        return Math.max(cpu, memory);
    }

    private static List<String> names(List<NodeState> nodes) {
        return nodes.stream().map(state -> state.node().name()).toList();
    }

    private static Map<String, NodeGroupState> groupsByInstance(ClusterView view) {
        var groups = new HashMap<String, NodeGroupState>();
        for (NodeGroupState group : view.seen().groups().items()) {
            for (Instance instance : group.instances()) {
                if (instance.isLive()) {
                    groups.put(instance.id(), group);
                }
            }
        }
        return groups;
    }
}

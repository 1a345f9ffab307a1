package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What it has asked for and what came of it (pkg/clusterstate): nodes on their way, instances that became none, and groups
 * that are left alone for a while since they failed.
 */
final class Registry {

    private final Flags.Loop flags;
    private final TreeMap<String, Request> requests = new TreeMap<>();
    private final TreeMap<String, BackOff> backOffs = new TreeMap<>();
    private final TreeMap<String, Instant> unregisteredSince = new TreeMap<>();
    private final TreeMap<String, Integer> failedBefore = new TreeMap<>();
    private final TreeMap<String, Readiness> readiness = new TreeMap<>();
    private int notReady;
    private int registered;

    /** A purchase under way: how many nodes, and until when they must be there. */
    private record Request(int increase, Instant expectedBy) {}

    /** Until when a group is left alone, for how long that is, and when it last failed. */
    private record BackOff(Instant until, Duration length, Instant failedAt) {}

    /** Of a group's nodes and instances: how many count as having arrived, and the names of those that are not ready yet. */
    private static final class Readiness {
        private int arrived;
        private final List<String> notStarted = new ArrayList<>();
        private final List<String> overdue = new ArrayList<>();
    }

    Registry(Flags.Loop flags) {
        this.flags = flags;
    }

    void bought(String group, int nodes, Instant now) {
        Request before = requests.get(group);
        requests.put(
                group, new Request((before == null ? 0 : before.increase()) + nodes, now.plus(flags.provisionTime())));
    }

    /** Takes in what is there by now. */
    void update(ClusterView view, GroupCache cache, Alarm next) {
        count(view, next);
        backOffs.values()
                .removeIf(backOff -> !view.now()
                        .isBefore(backOff.failedAt().plus(flags.backOff().reset())));
        for (NodeGroupState state : cache.groups()) {
            settle(state.group().name(), cache, view.now(), next);
        }
    }

    private void count(ClusterView view, Alarm next) {
        readiness.clear();
        notReady = 0;
        registered = view.nodes().size();
        for (PlacedNode placed : view.nodes()) {
            Node node = placed.state().node();
            boolean started = node.status().ready()
                    || !node.status().registeredAt().plus(flags.provisionTime()).isAfter(view.now());
            notReady += !node.status().ready() && started ? 1 : 0;
            Ownership.Owned owned = view.ownership().of(placed);
            if (owned != null) {
                Readiness group = of(owned.group().group().name());
                if (started) {
                    group.arrived++;
                } else {
                    group.notStarted.add(node.name());
                    next.at(node.status().registeredAt().plus(flags.provisionTime()));
                }
            }
        }
        countUnregistered(view, next);
    }

    private void countUnregistered(ClusterView view, Alarm next) {
        var still = new TreeSet<String>();
        for (NodeGroupState state : view.seen().groups().items()) {
            for (Instance instance : view.ownership().waiting(state)) {
                still.add(instance.id());
                Instant since = unregisteredSince.computeIfAbsent(instance.id(), id -> view.now());
                Instant overdue = since.plus(flags.provisionTime());
                if (overdue.isBefore(view.now())) {
                    Readiness group = of(state.group().name());
                    group.arrived++;
                    group.overdue.add(instance.id());
                } else {
                    next.at(overdue.plusMillis(1));
                }
            }
        }
        unregisteredSince.keySet().retainAll(still);
    }

    private Readiness of(String group) {
        return readiness.computeIfAbsent(group, name -> new Readiness());
    }

    /** A purchase ends when all its nodes are there, when time is up, or when the group turns out to be unable. */
    private void settle(String group, GroupCache cache, Instant now, Alarm next) {
        int failed = cache.unfulfillable(group);
        int unseen = failed - failedBefore.getOrDefault(group, 0);
        failedBefore.put(group, failed);
        Request request = requests.get(group);
        if (request == null) {
            return;
        }
        if (unseen > 0) {
            backOff(group, now);
            request = new Request(request.increase() - unseen, request.expectedBy());
            requests.put(group, request);
        }
        if (request.increase() <= 0) {
            requests.remove(group);
            return;
        }
        if (onTheirWay(group, cache) <= 0) {
            requests.remove(group);
        } else if (request.expectedBy().isBefore(now)) {
            backOff(group, now);
            requests.remove(group);
        } else {
            next.at(request.expectedBy().plusMillis(1));
        }
    }

    private int onTheirWay(String group, GroupCache cache) {
        return cache.target(group) - of(group).arrived;
    }

    /** Nodes that pods may be counted on already; of a group that failed, none. */
    int upcoming(String group, GroupCache cache, Instant now) {
        return requests.containsKey(group) && !isBackedOff(group, now) ? Math.max(0, onTheirWay(group, cache)) : 0;
    }

    /** Nodes that are there and not ready for the first time. */
    List<String> notStarted(String group) {
        return of(group).notStarted;
    }

    /** Instances that should be nodes for a while already. */
    List<String> overdue(String group) {
        return of(group).overdue;
    }

    /** The group is left alone for a while; for twice as long as last time if that is over. */
    void backOff(String group, Instant now) {
        BackOff before = backOffs.get(group);
        Duration length = before == null ? flags.backOff().initial() : before.length();
        if (before != null && before.until().isBefore(now)) {
            Duration twice = length.multipliedBy(2);
            length = twice.compareTo(flags.backOff().max()) < 0
                    ? twice
                    : flags.backOff().max();
        }
        backOffs.put(group, new BackOff(now.plus(length), length, now));
    }

    boolean isBackedOff(String group, Instant now) {
        BackOff backOff = backOffs.get(group);
        return backOff != null && now.isBefore(backOff.until());
    }

    /** When the next group is no longer left alone. */
    void nextEnd(Alarm next) {
        backOffs.values().forEach(backOff -> next.at(backOff.until()));
    }

    /** Whether so many nodes are not ready that nothing is to be done. */
    boolean isUnhealthy() {
        return notReady > flags.health().unreadyCount()
                && notReady * 100.0 > flags.health().unreadyPercent() * registered;
    }
}

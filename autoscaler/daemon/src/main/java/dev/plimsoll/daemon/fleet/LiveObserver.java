package dev.plimsoll.daemon.fleet;

import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.model.SpotPrices;
import dev.plimsoll.core.template.MemoryOverhead;
import dev.plimsoll.kubernetes.watch.LiveCluster;
import dev.plimsoll.kubernetes.watch.LiveObservation;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Sees AWS first and Kubernetes then, so that an instance may be missing among the nodes but never a node among the instances. */
public final class LiveObserver implements Observer {

    private final FleetSource source;
    private final LiveCluster cluster;
    private final GroupStates states;
    private @Nullable Joined joined;
    private volatile SortedMap<String, List<String>> warnings = ImmutableMaps.empty();

    public LiveObserver(FleetSource source, LiveCluster cluster, SpotPrices spot, MemoryOverhead overhead) {
        this.source = source;
        this.cluster = cluster;
        states = new GroupStates(spot, overhead);
    }

    /** The groups, and what they were made from: what did not change is the same object as before. */
    private record Joined(
            Fleet fleet,
            List<NodeState> nodes,
            List<PodShape> daemonPods,
            List<NodeGroupState> groups,
            @Nullable Instant changesAt) {

        /** Copied here once: a stream's list would be copied, and so be another, with each snapshot. */
        Joined {
            groups = List.copyOf(groups);
        }

        @SuppressWarnings("ReferenceEquality") // identity is how unchanged parts are told
        boolean isOf(Fleet otherFleet, LiveObservation other, Instant now) {
            return (changesAt == null || now.isBefore(changesAt))
                    && fleet == otherFleet
                    && nodes == other.nodes().items()
                    && daemonPods == other.daemonPods().items();
        }
    }

    /** What of the groups is passed over or estimated, with the remedies, by group. May be asked on any thread. */
    public SortedMap<String, List<String>> warnings() {
        return warnings;
    }

    @Override
    public Observation observe(Instant now) {
        Fleet fleet = source.look(now);
        LiveObservation seen = cluster.observe();
        Joined current = joined;
        if (current == null || !current.isOf(fleet, seen, now)) {
            List<NodeState> nodes = seen.nodes().items();
            List<PodShape> daemonPods = seen.daemonPods().items();
            List<NodeGroupState> groups = states.of(fleet, nodes, daemonPods, now);
            current = new Joined(fleet, nodes, daemonPods, groups, states.changesAt());
            warnings = states.warnings(fleet);
            joined = current;
        }
        var groups = new Snapshot<>(
                current.groups(),
                fleet.groups().readAt(),
                fleet.groups().complete() && seen.daemonPods().complete());
        return new Observation(seen.nodes(), seen.unschedulablePods(), groups, seen.budgets(), seen.facts());
    }
}

package dev.plimsoll.core.scaling;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.scaling.Settings.Removals;
import dev.plimsoll.core.scheduling.Placement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps track of which nodes are idle and since when, and says whose time has come. */
final class IdleNodes {

    private final ClusterView view;
    private final Removals settings;
    private final Ownership ownership;

    IdleNodes(ClusterView view, Removals settings) {
        this.view = view;
        this.settings = settings;
        this.ownership = view.ownership();
    }

    /** A node whose time has come. */
    record Candidate(NodeState state, Ownership.Owned owned, Idleness idleness, double utilisation) {}

    /** The nodes idle now, each since when; a node that waiting pods are headed for counts their load. */
    SortedMap<String, Idleness> track(SortedMap<String, Idleness> before, Set<String> leaving, Alarm alarm) {
        var idle = new TreeMap<String, Idleness>();
        for (NodeState state : view.nodes()) {
            String name = state.node().name();
            if (state.node().status().ready() && !leaving.contains(name) && ownership.of(state) != null) {
                double utilisation = utilisation(state);
                if (utilisation < settings.utilisationThreshold()) {
                    Idleness idleness = since(before.get(name), isEmpty(state));
                    idle.put(name, idleness);
                    alarm.at(dueAt(state, idleness));
                }
            }
        }
        return idle;
    }

    /** Idle nodes that are due and not left alone, emptiest first, then by name. */
    List<Candidate> due(SortedMap<String, Idleness> idle, SortedMap<String, Instant> leftAlone, Alarm alarm) {
        var due = new ArrayList<Candidate>();
        for (NodeState state : view.nodes()) {
            Idleness idleness = idle.get(state.node().name());
            Ownership.Owned owned = ownership.of(state);
            if (idleness != null
                    && owned != null
                    && !leftAlone.containsKey(state.node().name())
                    && !view.now().isBefore(dueAt(state, idleness))) {
                due.add(new Candidate(state, owned, idleness, utilisation(state)));
            }
        }
        due.sort(Comparator.comparingDouble(Candidate::utilisation)
                .thenComparing(candidate -> candidate.state().node().name()));
        return due;
    }

    private Instant dueAt(NodeState state, Idleness idleness) {
        Instant oldEnough =
                state.node().status().registeredAt().plus(settings.waits().nodeAge());
        Instant idleEnough = idleness.dueAt(settings.waits());
        return oldEnough.isAfter(idleEnough) ? oldEnough : idleEnough;
    }

    private Idleness since(@Nullable Idleness before, boolean empty) {
        Instant underusedSince = before == null ? view.now() : before.underusedSince();
        Instant emptyBefore = before == null ? null : before.emptySince();
        return new Idleness(underusedSince, empty ? (emptyBefore == null ? view.now() : emptyBefore) : null);
    }

    private boolean isEmpty(NodeState state) {
        return DrainRules.isEmpty(state.pods()) && podsHeadedFor(state) == 0;
    }

    private int podsHeadedFor(NodeState state) {
        int bound = 0;
        for (var pod : state.pods()) {
            bound += pod.shape().requests().pods();
        }
        return state.node().allocatable().pods() - view.placement().freePods(view.handle(state)) - bound;
    }

    /** The fuller of cpu and memory, as a share of what may be requested. */
    private double utilisation(NodeState state) {
        Placement placement = view.placement();
        int handle = view.handle(state);
        Resources allocatable = state.node().allocatable();
        return Math.max(
                share(placement.freeCpuMillis(handle), allocatable.cpuMillis()),
                share(placement.freeMemoryBytes(handle), allocatable.memoryBytes()));
    }

    private static double share(long free, long allocatable) {
        return allocatable <= 0 ? 1 : 1 - (double) free / allocatable;
    }
}

package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Eligibility;
import dev.plimsoll.core.draining.Eligibility.Membership;
import dev.plimsoll.core.draining.Utilisation;
import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.LedgerEntry;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.round.Standing;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.settings.Settings.Removals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps track of which nodes are idle and since when, and says whose time has come. */
final class IdleNodes {

    private final ClusterView view;
    private final Fleets fleets;
    private final Removals settings;
    private final Eligibility eligibility;

    IdleNodes(ClusterView view, Fleets fleets, Removals settings) {
        this.view = view;
        this.fleets = fleets;
        this.settings = settings;
        this.eligibility = new Eligibility(settings.nodes(), view.now());
    }

    /** A node whose time has come. */
    record Candidate(PlacedNode node, Ownership.Owned owned, Idleness idleness, double utilisation) {

        boolean hasPods() {
            return !DrainRules.isEmpty(node.state().pods());
        }
    }

    /** The nodes idle now, each since when; a node that waiting pods are headed for counts their load. */
    SortedMap<String, Idleness> track(SortedMap<String, Idleness> before, Set<String> leaving, Notes notes) {
        var idle = new TreeMap<String, Idleness>();
        for (PlacedNode node : view.nodes()) {
            if (!leaving.contains(node.name()) && isInUse(node) && mayGo(node)) {
                Idleness idleness = since(before.get(node.name()), isEmpty(node));
                idle.put(node.name(), idleness);
                notes.lookAgainAt(dueAt(node, idleness));
            }
        }
        return idle;
    }

    /** A node that is ready and has had its time to start: one whose startup taint never goes can be idle like others. */
    private boolean isInUse(PlacedNode node) {
        Standing standing = fleets.standing(node);
        return standing == Standing.JOINED
                || (standing == Standing.UNREADY && node.state().node().status().ready());
    }

    /** Idle nodes that are due and not left alone, emptiest first, then by name. */
    List<Candidate> due(SortedMap<String, Idleness> idle, SortedMap<String, Instant> leftAlone) {
        var due = new ArrayList<Candidate>();
        idle.forEach((name, idleness) -> {
            PlacedNode node = view.node(name);
            Ownership.Owned owned = node == null ? null : view.ownership().of(node);
            if (node != null
                    && owned != null
                    && !leftAlone.containsKey(name)
                    && !view.now().isBefore(dueAt(node, idleness))) {
                due.add(new Candidate(node, owned, idleness, utilisation(node)));
            }
        });
        due.sort(Comparator.comparingDouble(Candidate::utilisation)
                .thenComparing(candidate -> candidate.node().name()));
        return due;
    }

    private Instant dueAt(PlacedNode node, Idleness idleness) {
        Instant oldEnough = readySince(node).plus(settings.waits().nodeAge());
        Instant idleEnough = idleness.dueAt(settings.waits(), optionsOf(node));
        return oldEnough.isAfter(idleEnough) ? oldEnough : idleEnough;
    }

    /** By our own clock, a predecessor's or the node's: whichever says later, for each may be wrong; never later than now. */
    private Instant readySince(PlacedNode node) {
        LedgerEntry entry = fleets.ledger().of(node.state().node().status().instanceId());
        Instant registered = node.state().node().status().registeredAt();
        Instant ready = entry == null ? null : entry.readyAt();
        Instant later = ready == null || ready.isBefore(registered) ? registered : ready;
        return later.isAfter(view.now()) ? view.now() : later;
    }

    private Idleness since(@Nullable Idleness before, boolean empty) {
        Instant underusedSince = before == null ? view.now() : before.underusedSince();
        Instant emptyBefore = before == null ? null : before.emptySince();
        return new Idleness(underusedSince, empty ? (emptyBefore == null ? view.now() : emptyBefore) : null);
    }

    private boolean mayGo(PlacedNode node) {
        return eligibility.judge(subject(node)) == null;
    }

    /** The share that candidates are ordered by, the emptiest first. */
    private double utilisation(PlacedNode node) {
        Utilisation used = eligibility.utilisation(subject(node));
        return used == null ? 1 : used.share();
    }

    /** The node with what is bound to it, and with what waiting pods will bring. */
    private Eligibility.Subject subject(PlacedNode node) {
        Membership group =
                view.ownership().of(node) == null ? new Membership.None() : new Membership.Of(optionsOf(node));
        NodeState state = node.state();
        if (podsHeadedFor(node) > 0) {
            List<Pod> pods = Stream.concat(state.pods().stream(), headedFor(node).stream())
                    .toList();
            state = new NodeState(state.node(), pods);
        }
        return new Eligibility.Subject(state, group, null);
    }

    /** For each pod that is on the node in the placement alone, one of its shape. */
    private List<Pod> headedFor(PlacedNode node) {
        Placement placement = view.placement();
        var bound = new HashMap<Integer, Integer>(); // asked only
        for (Pod pod : node.state().pods()) {
            int shape = placement.shape(pod.shape());
            bound.merge(pod.terminating() ? placement.terminating(shape) : shape, 1, Integer::sum);
        }
        var headed = new ArrayList<Pod>();
        for (int shape : placement.shapesOn(node.handle())) {
            int count = placement.count(shape, node.handle()) - bound.getOrDefault(shape, 0);
            var pod =
                    new Pod("headed for " + node.name(), placement.shapeAt(shape), Owner.NOBODY, Instant.EPOCH, false);
            headed.addAll(Collections.nCopies(Math.max(0, count), pod));
        }
        return headed;
    }

    private GroupOptions optionsOf(PlacedNode node) {
        Ownership.Owned owned = view.ownership().of(node);
        return owned == null ? GroupOptions.NONE : owned.group().group().options();
    }

    private boolean isEmpty(PlacedNode node) {
        return DrainRules.isEmpty(node.state().pods()) && podsHeadedFor(node) == 0;
    }

    private int podsHeadedFor(PlacedNode node) {
        int bound = 0;
        for (Pod pod : node.state().pods()) {
            bound += pod.shape().requests().pods();
        }
        return node.state().node().allocatable().pods() - view.placement().freePods(node.handle()) - bound;
    }
}

package dev.plimsoll.core.disruption;

import dev.plimsoll.core.buying.Seating;
import dev.plimsoll.core.disruption.IdleNodes.Candidate;
import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Eligibility;
import dev.plimsoll.core.draining.PodDrain;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding.Subject;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.LedgerEntry;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.round.Standing;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what to give back: nodes idle for long enough whose pods have another place, a few at a time. */
public final class ScaleDown {

    /** How long a node may be not ready before it is given back; cluster-autoscaler's scale-down-unready-time. */
    private static final Duration UNREADY_FOR = Duration.ofMinutes(20);

    private final Settings settings;

    public ScaleDown(Settings settings) {
        this.settings = settings;
    }

    /** Begins removals of nodes that are free to go with the waiting pods seated; the removals under way go on as they are. */
    public Shrinkage propose(Seating seating, Shrinkage memory, Notes notes) {
        return new Round(seating, memory, notes).run();
    }

    private final class Round {

        private final ClusterView view;
        private final Fleets fleets;
        private final Shrinkage memory;
        private final Notes notes;
        private final SortedMap<String, Removal> removals;
        private final SortedMap<String, Instant> leftAloneUntil;
        private final RemovalBudget budget;
        private final DrainRules rules;

        Round(Seating seating, Shrinkage memory, Notes notes) {
            this.view = seating.view();
            this.fleets = seating.fleets();
            this.memory = memory;
            this.notes = notes;
            this.removals = new TreeMap<>(memory.removals());
            this.leftAloneUntil = new TreeMap<>(memory.leftAloneUntil());
            this.budget = new RemovalBudget(view, removals, settings.guards().removalShare());
            this.rules = DrainRules.of(view, settings.removals().pods());
        }

        Shrinkage run() {
            new MissingInstances(view, fleets, settings.removals().drains(), notes)
                    .propose(removals, leftAloneUntil, budget);
            var idleNodes = new IdleNodes(view, fleets, settings.removals());
            SortedMap<String, Idleness> idle = idleNodes.track(memory.idle(), removals.keySet(), notes);
            lookAgainAtThoseThatEmptied(idle);
            if (settings.removals().enabled()) {
                beginUnready();
                List<Candidate> due = idleNodes.due(idle, leftAloneUntil);
                if (!due.isEmpty()) {
                    begin(due);
                }
            }
            idle.keySet().removeAll(removals.keySet());
            leftAloneUntil.values().forEach(notes::lookAgainAt);
            return new Shrinkage(removals, idle, leftAloneUntil);
        }

        /**
         * Nodes that have not been ready for long are drained as far as that goes, unless they say that they stay; nothing is
         * asked about where their pods go.
         */
        private void beginUnready() {
            for (PlacedNode node : view.nodes()) {
                Ownership.Owned owned = view.ownership().of(node);
                LedgerEntry entry =
                        fleets.ledger().of(node.state().node().status().instanceId());
                if (owned != null
                        && entry != null
                        && !node.state().node().status().ready()
                        && entry.standing(view.now()) == Standing.UNREADY
                        && entry.unusableSince() != null
                        && !removals.containsKey(node.name())
                        && !leftAloneUntil.containsKey(node.name())) {
                    beginUnready(node, owned, entry.unusableSince());
                }
            }
        }

        private void beginUnready(PlacedNode node, Ownership.Owned owned, Instant since) {
            Duration own = owned.group().group().options().unready();
            Instant until = since.plus(own == null ? UNREADY_FOR : own);
            if (view.now().isBefore(until)) {
                notes.lookAgainAt(until);
                return;
            }
            NodeKept kept =
                    Eligibility.unready(node.state().node(), settings.removals().nodes());
            kept = kept == null ? whyKept(node, owned, true) : kept;
            if (kept == null) {
                start(node, owned, new Cause.NodeUnready(since));
            } else {
                keep(node, kept);
            }
        }

        /** A node was left alone for the sake of its pods, which are gone. */
        private void lookAgainAtThoseThatEmptied(SortedMap<String, Idleness> idle) {
            idle.forEach((name, idleness) -> {
                Idleness before = memory.idle().get(name);
                if (idleness.emptySince() != null && before != null && before.emptySince() == null) {
                    leftAloneUntil.remove(name);
                }
            });
        }

        private void begin(List<Candidate> candidates) {
            var relocation = new Relocation(view, removals.keySet(), fleets);
            for (Candidate candidate : candidates) {
                NodeKept kept = whyKept(candidate.node(), candidate.owned(), candidate.hasPods());
                kept = kept == null ? relocation.moveAway(candidate.node()) : kept;
                if (kept == null) {
                    start(
                            candidate.node(),
                            candidate.owned(),
                            new Cause.NodeUnneeded(candidate.idleness().underusedSince()));
                } else {
                    keep(candidate.node(), kept);
                }
            }
        }

        private void keep(PlacedNode node, NodeKept kept) {
            notes.find(Subject.NODE, node.name(), kept);
            if (kept instanceof NodeKept.NoPlaceToMovePods
                    || kept instanceof NodeKept.BlockedByPod
                    || kept instanceof NodeKept.BlockedByOnCompletionPod) {
                recheckLater(node.name()); // costly to find out, and seldom other a moment later
            }
        }

        private @Nullable NodeKept whyKept(PlacedNode node, Ownership.Owned owned, boolean withPods) {
            NodeKept full = budget.whyNoMore(withPods);
            if (full != null) {
                return full;
            }
            String group = owned.group().group().name();
            NodeKept limited = GroupLimits.whyNone(owned.group(), budget.leaving(group), view.ownership());
            if (limited != null) {
                return limited;
            }
            PodDrain drain = rules.judge(node.state().pods());
            if (drain.blocker() != null) {
                return drain.blocker();
            }
            return drain.awaited().isEmpty()
                    ? null
                    : new NodeKept.BlockedByOnCompletionPod(
                            drain.awaited().getFirst().id());
        }

        private void start(PlacedNode node, Ownership.Owned owned, Cause cause) {
            Settings.Drains drains = settings.removals().drains();
            var timing = new Removal.Timing(
                    view.now(), view.now().plus(drains.deadline()), view.now().plus(drains.retry()));
            String group = owned.group().group().name();
            var removal = new Removal(node.name(), owned.instance().id(), group, Removal.Phase.MARKED, timing);
            notes.step(new Action.TaintNode(node.name(), removal.operation()), cause);
            notes.lookAgainAt(timing.deadline());
            notes.lookAgainAt(timing.retryAt());
            removals.put(node.name(), removal);
            budget.take(group, !DrainRules.isEmpty(node.state().pods()));
        }

        private void recheckLater(String node) {
            leftAloneUntil.put(
                    node, view.now().plus(settings.removals().drains().recheck()));
        }
    }
}

package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.buying.Seating;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.settings.Settings;

import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.round.Finding.Subject;
import dev.plimsoll.core.disruption.IdleNodes.Candidate;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Decides what to give back: nodes idle for long enough whose pods have another place, a few at a time. */
public final class ScaleDown {

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
        private final Shrinkage memory;
        private final Notes notes;
        private final SortedMap<String, Removal> removals;
        private final SortedMap<String, Instant> leftAloneUntil;
        private final Map<String, Integer> leaving = new HashMap<>();

        Round(Seating seating, Shrinkage memory, Notes notes) {
            this.view = seating.view();
            this.memory = memory;
            this.notes = notes;
            this.removals = new TreeMap<>(memory.removals());
            this.leftAloneUntil = new TreeMap<>(memory.leftAloneUntil());
        }

        Shrinkage run() {
            removals.values().forEach(removal -> leaving.merge(removal.group(), 1, Integer::sum));
            var idleNodes = new IdleNodes(view, settings.removals());
            SortedMap<String, Idleness> idle = idleNodes.track(memory.idle(), removals.keySet(), notes);
            lookAgainAtThoseThatEmptied(idle);
            List<Candidate> due = idleNodes.due(idle, leftAloneUntil);
            if (settings.removals().enabled() && !due.isEmpty()) {
                begin(due);
            }
            idle.keySet().removeAll(removals.keySet());
            leftAloneUntil.values().forEach(notes::lookAgainAt);
            return new Shrinkage(removals, idle, leftAloneUntil);
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
            int atMost =
                    Math.max(1, (int) (view.nodes().size() * settings.guards().removalShare()));
            var relocation = new Relocation(view, removals.keySet());
            for (Candidate candidate : candidates) {
                NodeKept kept = whyKept(candidate, removals.size(), atMost, relocation);
                String name = candidate.node().name();
                if (kept == null) {
                    removals.put(name, start(candidate));
                    leaving.merge(candidate.owned().group().group().name(), 1, Integer::sum);
                } else {
                    notes.find(Subject.NODE, name, kept);
                    if (kept instanceof NodeKept.NoPlaceToMovePods || kept instanceof NodeKept.BlockedByPod) {
                        recheckLater(name); // costly to find out, and seldom other a moment later
                    }
                }
            }
        }

        private @Nullable NodeKept whyKept(Candidate candidate, int underWay, int atMost, Relocation relocation) {
            if (underWay >= atMost) {
                return new NodeKept.NodeGroupMaxDeletionCountReached(underWay, atMost);
            }
            NodeGroupState group = candidate.owned().group();
            String cannotTerminate = group.condition().cannotTerminate();
            if (cannotTerminate != null) {
                return new NodeKept.GroupCannotTerminate(cannotTerminate);
            }
            int size = (int) group.liveInstances()
                    - leaving.getOrDefault(group.group().name(), 0);
            if (size <= group.group().minSize()) {
                return new NodeKept.NodeGroupMinSizeReached(size, group.group().minSize());
            }
            var rules = new DrainRules(
                    view.seen().budgets().items(), settings.removals().drains().evictJobs());
            NodeKept blocker = rules.blocker(candidate.node().state().pods());
            return blocker == null ? relocation.moveAway(candidate.node()) : blocker;
        }

        private Removal start(Candidate candidate) {
            Settings.Drains drains = settings.removals().drains();
            var timing = new Removal.Timing(
                    view.now(), view.now().plus(drains.deadline()), view.now().plus(drains.retry()));
            String node = candidate.node().name();
            var removal = new Removal(
                    node,
                    candidate.owned().instance().id(),
                    candidate.owned().group().group().name(),
                    Removal.Phase.MARKED,
                    timing);
            notes.step(new Action.TaintNode(node, removal.operation()), new Cause.NodeUnneeded(candidate.idleness().underusedSince()));
            notes.lookAgainAt(timing.deadline());
            notes.lookAgainAt(timing.retryAt());
            return removal;
        }

        private void recheckLater(String node) {
            leftAloneUntil.put(
                    node, view.now().plus(settings.removals().drains().recheck()));
        }
    }
}

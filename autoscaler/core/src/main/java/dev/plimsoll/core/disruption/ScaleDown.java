package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.DrainRules;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.draining.RemovalProgress;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;

import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.round.Finding.Subject;
import dev.plimsoll.core.disruption.IdleNodes.Candidate;
import java.time.Instant;
import java.util.ArrayList;
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

    /** What to do, what to remember, and which nodes are kept although they are idle. */
    public record Result(List<Step> steps, Shrinkage shrinkage, List<Finding> findings) {}

    /** Expects the pods that wait to be bound in the view's placement already, so that no node they need is taken. */
    public Result decide(ClusterView view, Shrinkage memory, Alarm alarm) {
        return new Round(view, memory, alarm).run();
    }

    private final class Round {

        private final ClusterView view;
        private final Shrinkage memory;
        private final Alarm alarm;
        private final List<Step> steps = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final SortedMap<String, Instant> leftAloneUntil;
        private final Map<String, Integer> leaving = new HashMap<>();

        Round(ClusterView view, Shrinkage memory, Alarm alarm) {
            this.view = view;
            this.memory = memory;
            this.alarm = alarm;
            this.leftAloneUntil = new TreeMap<>(memory.leftAloneUntil());
        }

        Result run() {
            leftAloneUntil.values().removeIf(until -> !view.now().isBefore(until));
            Settings.Drains drains = settings.removals().drains();
            SortedMap<String, Removal> removals = new RemovalProgress(view, drains, steps, leftAloneUntil)
                    .advance(withForgotten(memory.removals()), alarm);
            removals.values().forEach(removal -> leaving.merge(removal.group(), 1, Integer::sum));
            var idleNodes = new IdleNodes(view, settings.removals());
            SortedMap<String, Idleness> idle = idleNodes.track(memory.idle(), removals.keySet(), alarm);
            lookAgainAtThoseThatEmptied(idle);
            List<Candidate> due = idleNodes.due(idle, leftAloneUntil);
            if (settings.removals().enabled() && !due.isEmpty()) {
                begin(due, removals);
            }
            idle.keySet().removeAll(removals.keySet());
            leftAloneUntil.values().forEach(alarm::at);
            return new Result(steps, new Shrinkage(removals, idle, leftAloneUntil), findings);
        }

        /** A taint of ours that no removal accounts for comes off again. */
        private SortedMap<String, Removal> withForgotten(SortedMap<String, Removal> remembered) {
            var all = new TreeMap<>(remembered);
            for (PlacedNode node : view.nodes()) {
                Ownership.Owned owned = view.ownership().of(node);
                Removal forgotten = owned == null || all.containsKey(node.name())
                        ? null
                        : Removal.forgotten(
                                node.state().node(), owned.group().group().name(), view.now());
                if (forgotten != null) {
                    all.put(node.name(), forgotten);
                }
            }
            return all;
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

        private void begin(List<Candidate> candidates, SortedMap<String, Removal> removals) {
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
                    findings.add(new Finding(Subject.NODE, name, kept));
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
            steps.add(new Step(
                    new Action.TaintNode(node, removal.operation()),
                    new Cause.NodeUnneeded(candidate.idleness().underusedSince())));
            alarm.at(timing.deadline());
            alarm.at(timing.retryAt());
            return removal;
        }

        private void recheckLater(String node) {
            leftAloneUntil.put(
                    node, view.now().plus(settings.removals().drains().recheck()));
        }
    }
}

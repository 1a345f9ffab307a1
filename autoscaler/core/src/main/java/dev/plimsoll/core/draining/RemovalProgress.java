package dev.plimsoll.core.draining;

import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.round.Step;

import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.NodeKept.BlockedByPod;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.draining.Removal.Phase;
import dev.plimsoll.core.settings.Settings.Drains;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes each removal one step further, or calls it off. */
public final class RemovalProgress {

    private final DrainRules rules;
    private final Drains settings;
    private final ClusterView view;
    private final Instant now;
    private final List<Step> steps;
    private final SortedMap<String, Instant> leftAloneUntil;

    public RemovalProgress(ClusterView view, Drains settings, List<Step> steps, SortedMap<String, Instant> leftAloneUntil) {
        this.rules = new DrainRules(view.seen().budgets().items(), settings.evictJobs());
        this.settings = settings;
        this.view = view;
        this.now = view.now();
        this.steps = steps;
        this.leftAloneUntil = leftAloneUntil;
    }

    /**
     * Takes nodes off the placement that leave and are empty already. For the scheduler their zones and names count until they
     * are gone, which is soon: a pod that waits for no more than that needs no node of its own.
     */
    public static void takeOffTheEmpty(ClusterView view, Collection<Removal> removals) {
        for (Removal removal : removals) {
            PlacedNode node = removal.phase() == Phase.CALLED_OFF ? null : view.node(removal.node());
            if (node != null && DrainRules.isEmpty(node.state().pods())) {
                view.placement().removeNode(node.handle());
            }
        }
    }

    /** The removals that are still under way after this round's steps. */
    public SortedMap<String, Removal> advance(SortedMap<String, Removal> removals, Alarm alarm) {
        var next = new TreeMap<String, Removal>();
        removals.forEach((name, removal) -> {
            PlacedNode node = view.node(name);
            Removal advanced = advance(removal, node == null ? null : node.state());
            if (advanced != null) {
                next.put(name, advanced);
                alarm.at(advanced.timing().deadline());
                alarm.at(advanced.timing().retryAt());
            }
        });
        return next;
    }

    private @Nullable Removal advance(Removal removal, @Nullable NodeState state) {
        if (removal.phase() == Phase.TERMINATING) {
            return state == null && isGone(removal) ? null : removal;
        }
        if (state == null) {
            return null; // the node went by itself
        }
        if (removal.phase() == Phase.CALLED_OFF) {
            return isMarked(state, removal) ? unmark(removal) : null;
        }
        if (!now.isBefore(removal.timing().deadline())) {
            return callOff(removal, "not done by its deadline");
        }
        if (removal.phase() == Phase.MARKED && isMarked(state, removal)) {
            return verify(removal, state);
        }
        if (now.isBefore(removal.timing().retryAt())) {
            return removal;
        }
        return removal.phase() == Phase.MARKED ? mark(removal) : drain(removal, state);
    }

    private boolean isGone(Removal removal) {
        Ownership.Owned owned = view.ownership().of(removal.instance());
        return owned == null || !owned.instance().isLive();
    }

    private static boolean isMarked(NodeState state, Removal removal) {
        for (Taint taint : state.node().taints()) {
            if (taint.key().equals(WellKnown.TO_BE_DELETED) && taint.value().equals(removal.operation())) {
                return true;
            }
        }
        return false;
    }

    private Removal mark(Removal removal) {
        steps.add(new Step(
                new Action.TaintNode(removal.node(), removal.operation()),
                new Cause.NodeUnneeded(removal.timing().startedAt())));
        return removal.retryingAt(now.plus(settings.retry()));
    }

    /** No pod can land any more: what is there now is what would have to move. */
    private Removal verify(Removal removal, NodeState state) {
        BlockedByPod blocker = rules.blocker(state.pods());
        return blocker == null ? evict(removal, state) : callOff(removal, blocker.message());
    }

    /** A pod may have been on its way to the node when it was marked, and show only now. */
    private Removal drain(Removal removal, NodeState state) {
        BlockedByPod blocker = rules.pinned(state.pods());
        return blocker == null ? evict(removal, state) : callOff(removal, blocker.message());
    }

    private Removal evict(Removal removal, NodeState state) {
        if (DrainRules.isEmpty(state.pods())) {
            return terminate(removal);
        }
        for (Pod pod : state.pods()) {
            if (!DrainRules.isPartOfTheNode(pod) && !pod.terminating()) {
                steps.add(new Step(
                        new Action.EvictPod(pod.id(), removal.node()),
                        new Cause.NodeUnneeded(removal.timing().startedAt())));
            }
        }
        return removal.in(Phase.DRAINING);
    }

    private Removal terminate(Removal removal) {
        steps.add(new Step(
                new Action.TerminateInstance(removal.instance(), removal.group(), removal.node()),
                new Cause.NodeDrained()));
        return removal.in(Phase.TERMINATING);
    }

    private Removal callOff(Removal removal, String why) {
        leftAloneUntil.put(removal.node(), now.plus(settings.recheck()));
        return untaint(removal.in(Phase.CALLED_OFF), why);
    }

    private Removal unmark(Removal removal) {
        return now.isBefore(removal.timing().retryAt()) ? removal : untaint(removal, "our taint is still there");
    }

    /** Remembered until the taint is seen to be off. */
    private Removal untaint(Removal removal, String why) {
        steps.add(
                new Step(new Action.UntaintNode(removal.node(), removal.operation()), new Cause.RemovalCalledOff(why)));
        return removal.retryingAt(now.plus(settings.retry()));
    }
}

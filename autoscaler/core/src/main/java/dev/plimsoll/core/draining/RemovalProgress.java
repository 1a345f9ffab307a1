package dev.plimsoll.core.draining;

import dev.plimsoll.core.draining.Removal.Phase;
import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.Mobility;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.Ownership;
import dev.plimsoll.core.round.PlacedNode;
import dev.plimsoll.core.settings.EligibilityOptions;
import dev.plimsoll.core.settings.Settings.Drains;
import dev.plimsoll.core.settings.Settings.Removals;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Takes each removal one step further, or calls it off. */
public final class RemovalProgress {

    /** How long an annotation may hold up the end of a node; cluster-autoscaler's node-deletion-delay-timeout. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(2);

    private final DrainRules rules;
    private final DrainRules begun;
    private final EligibilityOptions nodes;
    private final Drains settings;
    private final ClusterView view;
    private final Instant now;
    private final Notes notes;
    private final SortedMap<String, Instant> leftAloneUntil;

    /** Of the round of a view; until when nodes are left alone is known from before. */
    public RemovalProgress(
            ClusterView view, Removals settings, SortedMap<String, Instant> leftAloneUntil, Notes notes) {
        this.rules = DrainRules.of(view, settings.pods());
        this.begun = rules.whateverBudgetsAllow();
        this.nodes = settings.nodes();
        this.settings = settings.drains();
        this.view = view;
        this.now = view.now();
        this.notes = notes;
        this.leftAloneUntil = new TreeMap<>(leftAloneUntil);
        this.leftAloneUntil.values().removeIf(until -> !now.isBefore(until));
    }

    /** The removals still under way, and until when nodes that could not go are left alone. */
    public record Advanced(SortedMap<String, Removal> removals, SortedMap<String, Instant> leftAloneUntil) {}

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

    /** Takes each a step further, or calls it off. */
    public Advanced advance(SortedMap<String, Removal> removals) {
        return each(removals, this::advance);
    }

    /** Begins and furthers nothing: what is past its deadline is called off, and taints come off. */
    public Advanced undo(SortedMap<String, Removal> removals) {
        return each(removals, this::undo);
    }

    private Advanced each(
            SortedMap<String, Removal> removals, BiFunction<Removal, @Nullable NodeState, @Nullable Removal> change) {
        var next = new TreeMap<String, Removal>();
        withForgotten(removals).forEach((name, removal) -> {
            PlacedNode node = removal.hasNode() ? view.node(name) : null;
            Removal changed = change.apply(removal, node == null ? null : node.state());
            if (changed != null) {
                next.put(name, changed);
                notes.lookAgainAt(changed.timing().deadline());
                notes.lookAgainAt(changed.timing().retryAt());
            }
        });
        return new Advanced(next, leftAloneUntil);
    }

    /** A taint of ours that no removal accounts for comes off again. */
    private SortedMap<String, Removal> withForgotten(SortedMap<String, Removal> remembered) {
        var all = new TreeMap<>(remembered);
        for (PlacedNode node : view.nodes()) {
            Ownership.Owned owned = view.ownership().of(node);
            Removal forgotten = owned == null || !owned.instance().isLive() || all.containsKey(node.name())
                    ? null
                    : Removal.forgotten(
                            node.state().node(), owned.group().group().name(), now);
            if (forgotten != null) {
                all.put(node.name(), forgotten);
            }
        }
        return all;
    }

    /** What is not seen may be there all the same, so that nothing is forgotten. */
    private @Nullable Removal undo(Removal removal, @Nullable NodeState state) {
        return switch (removal.phase()) {
            case TERMINATING -> removal;
            case CALLED_OFF -> state == null ? removal : (isMarked(state, removal) ? unmark(removal) : null);
            case MARKED, DRAINING, DELAYED ->
                now.isBefore(removal.timing().deadline()) ? removal : callOff(removal, "not done by its deadline");
        };
    }

    private @Nullable Removal advance(Removal removal, @Nullable NodeState state) {
        if (removal.phase() == Phase.TERMINATING) {
            return terminating(removal, state);
        }
        if (state == null) {
            return null; // the node went by itself
        }
        if (removal.phase() == Phase.CALLED_OFF) {
            return isMarked(state, removal) ? unmark(removal) : null;
        }
        if (!now.isBefore(removal.timing().deadline()) && !waitsForGraceAlone(state)) {
            return callOff(removal, "not done by its deadline");
        }
        if (removal.phase() == Phase.MARKED && isMarked(state, removal)) {
            return verify(removal, state);
        }
        if (removal.phase() != Phase.DELAYED && now.isBefore(removal.timing().retryAt())) {
            return removal;
        }
        return removal.phase() == Phase.MARKED ? mark(removal) : drain(removal, state);
    }

    /**
     * Whether all that is left has been told to end and will have to by a time that is known: to call the drain off for that would
     * be to begin it again.
     */
    private boolean waitsForGraceAlone(NodeState state) {
        boolean waits = false;
        for (Pod pod : state.pods()) {
            Instant overdueAt = pod.life().ending().overdueAt();
            if (!DrainRules.isPartOfTheNode(pod)) {
                if (overdueAt == null || overdueAt.equals(Mobility.FOREVER)) {
                    return false;
                }
                waits |= now.isBefore(overdueAt.plus(settings.recheck())); // and then some, to end the instance
                notes.lookAgainAt(overdueAt.plusSeconds(1));
            }
        }
        return waits;
    }

    /**
     * A node that outlives its instance is remembered as leaving, so that its taint stays on; it takes up no budget. An instance
     * without a node is remembered for a while, so that not one after the other is ended.
     */
    private @Nullable Removal terminating(Removal removal, @Nullable NodeState state) {
        if (isGone(removal)) {
            boolean over = removal.hasNode() || !now.isBefore(removal.timing().retryAt());
            return state == null && over ? null : removal;
        }
        if (now.isBefore(removal.timing().deadline())) {
            return removal;
        }
        if (state == null) {
            leftAloneUntil.put(removal.key(), now.plus(settings.recheck()));
            return null;
        }
        return callOff(removal, "its instance was told to end and still runs");
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
        notes.step(
                new Action.TaintNode(removal.node(), removal.operation()),
                new Cause.NodeUnneeded(removal.timing().startedAt()));
        return removal.retryingAt(now.plus(settings.retry()));
    }

    /** No pod can land any more: what is there now is what would have to move. */
    private Removal verify(Removal removal, NodeState state) {
        return evict(removal, state, rules.judge(state.pods()));
    }

    /** A pod may have been on its way to the node when it was marked, and show only now. */
    private Removal drain(Removal removal, NodeState state) {
        return evict(removal, state, begun.judge(state.pods()));
    }

    private Removal evict(Removal removal, NodeState state, PodDrain drain) {
        NodeKept marked = Eligibility.annotated(state.node(), nodes);
        if (marked != null) {
            return callOff(removal, marked.message());
        }
        if (drain.blocker() != null) {
            return callOff(removal, drain.blocker().message());
        }
        if (drain.isDone() || isDead(state)) {
            if (removal.phase() == Phase.DRAINING) { // there was something on it besides DaemonSets
                ask(drain.daemons(), removal);
            }
            return isDelayed(removal, state.node()) ? delay(removal) : terminate(removal);
        }
        ask(drain.evicted(), removal);
        return removal.in(Phase.DRAINING);
    }

    private void ask(List<Pod> toLeave, Removal removal) {
        for (Pod pod : toLeave) {
            if (!pod.terminating()) {
                notes.step(
                        new Action.EvictPod(pod.id(), removal.node()),
                        new Cause.NodeUnneeded(removal.timing().startedAt()));
            }
        }
    }

    /** Nobody is there to end its pods: all have been told to, and its kubelet is silent. */
    private static boolean isDead(NodeState state) {
        return state.node().isSilent()
                && state.pods().stream().allMatch(pod -> pod.terminating() || DrainRules.isPartOfTheNode(pod));
    }

    /** Whether somebody still has to do with the node, as says an annotation that they take off when they are done. */
    private boolean isDelayed(Removal removal, Node node) {
        boolean asked =
                node.annotations().keySet().stream().anyMatch(name -> name.startsWith(WellKnown.DELAY_DELETION));
        return asked
                && (removal.phase() != Phase.DELAYED
                        || now.isBefore(removal.timing().retryAt()));
    }

    private Removal delay(Removal removal) {
        return removal.phase() == Phase.DELAYED
                ? removal
                : removal.in(Phase.DELAYED).retryingAt(now.plus(LONGEST_DELAY));
    }

    private Removal terminate(Removal removal) {
        notes.step(
                new Action.TerminateInstance(removal.instance(), removal.group(), removal.node()),
                new Cause.NodeDrained());
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
        notes.step(new Action.UntaintNode(removal.node(), removal.operation()), new Cause.RemovalCalledOff(why));
        return removal.retryingAt(now.plus(settings.retry()));
    }
}

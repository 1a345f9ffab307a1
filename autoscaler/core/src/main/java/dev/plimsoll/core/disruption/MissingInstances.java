package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding.Subject;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.LedgerEntry;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Gives up instances that never became nodes, or whose nodes are gone: missing is not gone, so none before its time. */
final class MissingInstances {

    /** An instance that is late is seen missing on two complete lists that are this far apart. */
    private static final Duration SEEN_TWICE = Duration.ofSeconds(30);

    private final ClusterView view;
    private final Fleets fleets;
    private final Settings.Drains drains;
    private final Notes notes;

    /** A removal that is not done by the deadline is looked at anew; the next may begin when it is time to look again. */
    MissingInstances(ClusterView view, Fleets fleets, Settings.Drains drains, Notes notes) {
        this.view = view;
        this.fleets = fleets;
        this.drains = drains;
        this.notes = notes;
    }

    /** Adds removals of those whose time has come, as far as the budget allows. */
    void propose(SortedMap<String, Removal> removals, Map<String, Instant> leftAlone, RemovalBudget budget) {
        var leaving = removals.values().stream().map(Removal::instance).collect(Collectors.toSet());
        for (NodeGroupState group : view.seen().groups().items()) {
            for (Instance instance : fleets.of(group).missing()) {
                LedgerEntry entry = fleets.ledger().of(instance.id());
                if (entry != null && !leaving.contains(instance.id()) && !leftAlone.containsKey(instance.id())) {
                    propose(instance, group, entry, removals, budget);
                }
            }
        }
    }

    private void propose(
            Instance instance,
            NodeGroupState group,
            LedgerEntry entry,
            SortedMap<String, Removal> removals,
            RemovalBudget budget) {
        NodeKept kept = whyKept(instance, group, entry, budget);
        if (kept == null) {
            String name = group.group().name();
            removals.put(instance.id(), end(instance, name, entry));
            budget.take(name, hadPods(entry));
        } else {
            notes.find(Subject.NODE, instance.id(), kept);
        }
    }

    private @Nullable NodeKept whyKept(
            Instance instance, NodeGroupState group, LedgerEntry entry, RemovalBudget budget) {
        Instant since = missingSince(entry);
        Instant until = since.plus(entry.registeredAt() == null ? SEEN_TWICE : LedgerEntry.LOST_PATIENCE);
        if (view.now().isBefore(until)) {
            notes.lookAgainAt(until);
            return new NodeKept.NotMissedForLong(since, until);
        }
        NodeKept limited =
                GroupLimits.whyNone(group, budget.leaving(group.group().name()), view.ownership());
        if (limited != null) {
            return limited;
        }
        String node = view.ownership().mayBe(instance, group);
        return node == null
                ? budget.whyNoMore(hadPods(entry))
                : new NodeKept.IdentityInDoubt("node " + node + " names no instance and may be " + instance.id());
    }

    /** On what never became a node nothing ever ran. */
    private static boolean hadPods(LedgerEntry entry) {
        return entry.registeredAt() != null;
    }

    private Instant missingSince(LedgerEntry entry) {
        return entry.missingSince() == null ? view.now() : entry.missingSince();
    }

    private Removal end(Instance instance, String group, LedgerEntry entry) {
        Instant since = missingSince(entry);
        notes.step(
                new Action.TerminateInstance(instance.id(), group),
                entry.registeredAt() == null
                        ? new Cause.NeverJoined(entry.listedAt(), Duration.between(entry.listedAt(), view.now()))
                        : new Cause.NodeLost(since));
        Instant until = view.now().plus(drains.deadline());
        Instant next = view.now().plus(drains.recheck());
        notes.lookAgainAt(until);
        notes.lookAgainAt(next);
        return Removal.ofMissing(instance.id(), group, new Removal.Timing(view.now(), until, next));
    }
}

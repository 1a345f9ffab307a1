package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Fleets;
import dev.plimsoll.core.round.LedgerEntry;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.Standing;
import dev.plimsoll.core.settings.Settings.Purchases;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Closes purchases that are done, failed or overdue, leaves alone groups that fail, and forgives one once one of its nodes joined. */
public final class PurchaseSettlement {

    private final Purchases settings;

    public PurchaseSettlement(Purchases settings) {
        this.settings = settings;
    }

    public Growth settle(ClusterView view, Fleets fleets, Growth growth, Notes notes) {
        return new Round(view, fleets, growth, notes).run();
    }

    private final class Round {

        private final ClusterView view;
        private final Fleets fleets;
        private final Notes notes;
        private final SortedMap<String, Order> orders;
        private final SortedMap<String, BackOff> backOffs;
        private final List<Growth.Bought> lately;
        private final Set<String> pendingIds = new HashSet<>(); // asked only

        Round(ClusterView view, Fleets fleets, Growth growth, Notes notes) {
            this.view = view;
            this.fleets = fleets;
            this.notes = notes;
            this.orders = new TreeMap<>(growth.orders());
            this.backOffs = new TreeMap<>(growth.backOffs());
            this.lately = growth.lately();
            for (Pod pod : view.seen().unschedulablePods().items()) {
                pendingIds.add(pod.id());
            }
        }

        Growth run() {
            for (NodeGroupState group : view.seen().groups().items()) {
                closeOrder(group);
                forgiveOnceOneJoined(group);
                leaveAloneWhatNeverJoins(group);
            }
            return new Growth(orders, backOffs, lately);
        }

        private void closeOrder(NodeGroupState group) {
            Order order = orders.get(group.group().name());
            if (order == null) {
                return;
            }
            LaunchFailure failure = order.failedLaunch(group.condition().launchFailures());
            if (group.desired() < order.target()
                    || !view.now().isBefore(order.timing().deadline())) {
                orders.remove(order.group());
            } else if (failure != null) {
                giveUp(order, failure);
            } else {
                advance(order, fleets.of(group).joined());
            }
        }

        private void advance(Order order, int joined) {
            Order open = order.advance(joined, pendingIds, settings.settle(), view.now());
            if (open.batches().isEmpty()) {
                orders.remove(order.group());
                return;
            }
            orders.put(order.group(), open);
            notes.lookAgainAt(open.timing().deadline());
            for (Order.Batch batch : open.batches()) {
                if (batch.joinedSince() != null) {
                    notes.lookAgainAt(batch.joinedSince().plus(settings.settle()));
                }
            }
        }

        /** The pods of the order are free at once, for other groups to be bought from. */
        private void giveUp(Order order, LaunchFailure failure) {
            Growth failed = new Growth(orders, backOffs)
                    .purchaseFailed(order.group(), failure.code() + ": " + failure.message(), view.now(), settings);
            orders.remove(order.group());
            backOffs.putAll(failed.backOffs());
        }

        private void forgiveOnceOneJoined(NodeGroupState group) {
            BackOff backOff = backOffs.get(group.group().name());
            if (backOff == null) {
                return;
            }
            boolean joinedSince = group.instances().stream()
                    .anyMatch(instance ->
                            instance.launchedAt().isAfter(backOff.lastFailure()) && view.nodeOf(instance.id()) != null);
            if (joinedSince || (backOff.failures() == 0 && !backOff.holdsAt(view.now()))) {
                backOffs.remove(group.group().name());
            } else {
                notes.lookAgainAt(backOff.until());
            }
        }

        /** A group whose instances never become nodes is left alone; they leave as all that is missed does. */
        private void leaveAloneWhatNeverJoins(NodeGroupState group) {
            String name = group.group().name();
            BackOff backOff = backOffs.get(name);
            for (Fleets.Coming coming : fleets.of(group).coming()) {
                notes.lookAgainAt(fleets.ledger().dueAt(coming.instance(), group.group(), settings.provisionTimeout()));
            }
            boolean newlyOverdue =
                    fleets.of(group).missing().stream().anyMatch(instance -> isNewlyOverdue(instance, backOff));
            if (newlyOverdue && (backOff == null || !backOff.holdsAt(view.now()))) {
                int failures = (backOff == null ? 0 : backOff.failures()) + 1;
                backOffs.put(
                        name, BackOff.afterFailure(failures, view.now(), "an instance never became a node", settings));
            }
        }

        private boolean isNewlyOverdue(Instance instance, @Nullable BackOff backOff) {
            LedgerEntry entry = fleets.ledger().of(instance.id());
            return entry != null
                    && entry.standing(view.now()) == Standing.OVERDUE
                    && entry.missingSince() != null
                    && (backOff == null || entry.missingSince().isAfter(backOff.lastFailure()));
        }
    }
}

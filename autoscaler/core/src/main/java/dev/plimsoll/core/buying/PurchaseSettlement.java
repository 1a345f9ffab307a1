package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.Upcoming;
import dev.plimsoll.core.settings.Settings.Purchases;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Closes purchases that are done, failed or overdue, gives up what never came, and forgives a group once one of its nodes joined. */
public final class PurchaseSettlement {

    private final Purchases settings;

    public PurchaseSettlement(Purchases settings) {
        this.settings = settings;
    }

    public Settled settle(ClusterView view, Growth growth, Notes notes) {
        return new Round(view, growth, notes).run();
    }

    private final class Round {

        private final ClusterView view;
        private final Notes notes;
        private final SortedMap<String, Order> orders;
        private final SortedMap<String, BackOff> backOffs;
        private final SortedMap<String, Integer> givenUp = new TreeMap<>();
        private final Set<String> pendingIds = new HashSet<>(); // asked only

        Round(ClusterView view, Growth growth, Notes notes) {
            this.view = view;
            this.notes = notes;
            this.orders = new TreeMap<>(growth.orders());
            this.backOffs = new TreeMap<>(growth.backOffs());
            for (Pod pod : view.seen().unschedulablePods().items()) {
                pendingIds.add(pod.id());
            }
        }

        Settled run() {
            for (NodeGroupState group : view.seen().groups().items()) {
                closeOrder(group);
                forgiveOnceOneJoined(group);
                giveUpTheOverdue(group);
            }
            return new Settled(new Growth(orders, backOffs), givenUp);
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
                advance(order, view.ownership().fleet(group).joined());
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
                    .anyMatch(instance -> instance.launchedAt().isAfter(backOff.lastFailure())
                            && view.ownership().hasJoined(instance));
            if (joinedSince || (backOff.failures() == 0 && !backOff.holdsAt(view.now()))) {
                backOffs.remove(group.group().name());
            } else {
                notes.lookAgainAt(backOff.until());
            }
        }

        private void giveUpTheOverdue(NodeGroupState group) {
            String name = group.group().name();
            List<Instance> overdue = Upcoming.of(
                            group, view.ownership().waiting(group), settings.provisionTimeout(), false, view.now())
                    .overdue();
            for (Instance instance : view.ownership().waiting(group)) {
                notes.lookAgainAt(instance.launchedAt().plus(settings.provisionTimeout()));
            }
            BackOff backOff = backOffs.get(name);
            if (!overdue.isEmpty() && (backOff == null || !backOff.holdsAt(view.now()))) {
                overdue.forEach(instance -> giveUp(instance, name));
                int failures = (backOff == null ? 0 : backOff.failures()) + 1;
                backOffs.put(
                        name, BackOff.afterFailure(failures, view.now(), "an instance never became a node", settings));
            }
        }

        private void giveUp(Instance instance, String group) {
            givenUp.merge(group, 1, Integer::sum);
            notes.step(
                    new TerminateInstance(instance.id(), group),
                    new Cause.NeverJoined(instance.launchedAt(), settings.provisionTimeout()));
        }
    }
}

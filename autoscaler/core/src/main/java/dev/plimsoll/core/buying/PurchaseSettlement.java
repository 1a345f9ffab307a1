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
import java.util.stream.Collectors;

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
        private final Set<Integer> pending = new HashSet<>(); // asked only
        private Growth growth;

        Round(ClusterView view, Fleets fleets, Growth growth, Notes notes) {
            this.view = view;
            this.fleets = fleets;
            this.notes = notes;
            this.growth = growth;
            for (Pod pod : view.seen().unschedulablePods().items()) {
                pending.add(CoveredPods.digest(pod.id()));
            }
        }

        Growth run() {
            List<NodeGroupState> groups = view.seen().groups().items();
            growth = growth.ofGroups(
                    groups.stream().map(group -> group.group().name()).collect(Collectors.toSet()));
            for (NodeGroupState group : groups) {
                closeOrder(group);
                forgiveOnceOneJoined(group);
                leaveAloneWhatNeverJoins(group);
            }
            return growth;
        }

        private void closeOrder(NodeGroupState group) {
            Order order = growth.orders().get(group.group().name());
            if (order == null) {
                return;
            }
            LaunchFailure failure = order.failedLaunch(group.condition().launchFailures());
            if (group.desired() < order.target()) {
                growth = growth.with(order, List.of());
            } else if (failure != null) {
                giveUp(order, failure, (int) (order.target() - group.liveInstances()));
            } else {
                advance(order, fleets.of(group));
            }
        }

        private void advance(Order order, Fleets.Fleet fleet) {
            List<Order.Batch> open = order.open(fleet, pending, settings.settle(), view.now());
            List<Order.Batch> inTime =
                    open.stream().filter(batch -> !batch.isLate(view.now())).toList();
            growth = growth.with(order, inTime);
            if (inTime.size() < open.size()) {
                growth = growth.failed(order.group(), "nodes did not join in time", view.now(), settings);
            }
            for (Order.Batch batch : inTime) {
                notes.lookAgainAt(
                        batch.joinedSince() == null
                                ? batch.deadline()
                                : batch.joinedSince().plus(settings.settle()));
            }
        }

        /** The pods of the order are free at once, for other groups to be bought from. */
        private void giveUp(Order order, LaunchFailure failure, int notLaunched) {
            growth = growth.with(order, List.of())
                    .notBought(notLaunched)
                    .failed(order.group(), failure.code() + ": " + failure.message(), view.now(), settings);
        }

        private void forgiveOnceOneJoined(NodeGroupState group) {
            BackOff backOff = growth.backOffs().get(group.group().name());
            if (backOff == null) {
                return;
            }
            boolean joinedSince = group.instances().stream()
                    .anyMatch(instance ->
                            instance.launchedAt().isAfter(backOff.lastFailure()) && view.nodeOf(instance.id()) != null);
            if (joinedSince || (backOff.failures() == 0 && !backOff.holdsAt(view.now()))) {
                growth = growth.forgiven(group.group().name());
            } else {
                notes.lookAgainAt(backOff.until());
            }
        }

        /** A group whose instances never become nodes is left alone; they leave as all that is missed does. */
        private void leaveAloneWhatNeverJoins(NodeGroupState group) {
            for (Fleets.Coming coming : fleets.of(group).coming()) {
                notes.lookAgainAt(fleets.ledger().dueAt(coming.instance(), group.group(), settings.provisionTimeout()));
            }
            if (fleets.of(group).missing().stream().anyMatch(this::isNewlyOverdue)) {
                growth = growth.failed(group.group().name(), "an instance never became a node", view.now(), settings);
            }
        }

        private boolean isNewlyOverdue(Instance instance) {
            LedgerEntry entry = fleets.ledger().of(instance.id());
            return entry != null
                    && entry.standing(view.now()) == Standing.OVERDUE
                    && view.now().equals(entry.missingSince());
        }
    }
}

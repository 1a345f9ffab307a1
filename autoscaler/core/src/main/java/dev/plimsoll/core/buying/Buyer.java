package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Notes;
import dev.plimsoll.core.round.Upcoming;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Buys nodes for the pods that found no place. */
public final class Buyer {

    private final Planner planner;
    private final Settings settings;

    public Buyer(Planner planner, Settings settings) {
        this.planner = planner;
        this.settings = settings;
    }

    /** What is remembered of buying after it. */
    public Growth buy(Seating seating, Growth growth, Notes notes) {
        return seating.leftover().isEmpty() ? growth : new Round(seating, growth, notes).run();
    }

    private final class Round {

        private final ClusterView view;
        private final Seating seating;
        private final Growth growth;
        private final Notes notes;
        private final SortedMap<String, Order> orders;
        private final List<Demand> wanted;

        Round(Seating seating, Growth growth, Notes notes) {
            this.view = seating.view();
            this.seating = seating;
            this.growth = growth;
            this.notes = notes;
            this.orders = new TreeMap<>(growth.orders());
            this.wanted = CoverLimit.fitting(seating.leftover(), growth);
        }

        Growth run() {
            if (pods(wanted) < pods(seating.leftover())) {
                var full = new Hold.TooManyPodsWaitedFor(growth.coveredPods(), CoverLimit.MOST_PODS);
                notes.find(Finding.Subject.ROUND, "purchases", full);
            }
            return wanted.isEmpty() ? growth : buy();
        }

        private static int pods(List<Demand> demands) {
            return demands.stream().mapToInt(Demand::count).sum();
        }

        private Growth buy() {
            var offers = new ArrayList<GroupOffer>();
            for (NodeGroupState group : view.seen().groups().items()) {
                GroupPassedOver why = whyPassedOver(group);
                if (why == null) {
                    offers.add(Upcoming.offer(group, group.desired() - unclaimed(group)));
                } else {
                    notes.find(Finding.Subject.GROUP, group.group().name(), why);
                }
            }
            Terms terms = settings.terms(view.paidNodes(seating.coming()));
            Plan plan = planner.plan(new PlanningProblem(view.placement(), seating.nodes(), wanted, offers, terms));
            List<Plan.PlannedNode> now = withinGrowth(plan.nodes());
            order(plan, now);
            for (Plan.Unplaced unplaced : plan.unplaced()) {
                for (String pod : seating.uncovered().take(unplaced.demand())) {
                    unplaced.verdicts().stream()
                            .map(Plan.Verdict::reason)
                            .distinct()
                            .forEach(reason -> notes.find(Finding.Subject.POD, pod, reason));
                }
            }
            return new Growth(orders, growth.backOffs(), growth.lately())
                    .bought(now.size(), view.now(), GrowthBudget.HOUR);
        }

        /**
         * No more than may be bought at once, and the rest soon after. The plan is made for all of it all the same: within few
         * nodes it would take large ones, whatever they cost. A prefix, since AWS chooses zones in that order.
         */
        private List<Plan.PlannedNode> withinGrowth(List<Plan.PlannedNode> planned) {
            int left = GrowthBudget.left(view.nodes().size(), growth, view.now());
            if (planned.size() <= left) {
                return planned;
            }
            var held = new Hold.TooManyNodesAtOnce(planned.size(), left);
            notes.find(Finding.Subject.ROUND, "purchases", held);
            notes.lookAgainAt(view.now().plus(settings.removals().drains().retry()));
            return planned.subList(0, left);
        }

        private @Nullable GroupPassedOver whyPassedOver(NodeGroupState group) {
            String cannotLaunch = group.condition().cannotLaunch();
            if (cannotLaunch != null) {
                return new GroupPassedOver.CannotLaunch(cannotLaunch);
            }
            BackOff backOff = growth.backOffs().get(group.group().name());
            if (backOff != null && backOff.holdsAt(view.now())) {
                notes.lookAgainAt(backOff.until());
                return new GroupPassedOver.BackingOff(backOff.until(), backOff.failures(), backOff.why());
            }
            return null;
        }

        /** Desired capacity that nobody waits for and AWS still means to launch: a purchase takes it up before it adds to it. */
        private int unclaimed(NodeGroupState group) {
            return orders.containsKey(group.group().name())
                    ? 0
                    : (int) Math.max(0, group.desired() - group.liveInstances());
        }

        private void order(Plan plan, List<Plan.PlannedNode> now) {
            var bought = new TreeMap<String, Integer>();
            var forNone = new TreeMap<String, Integer>();
            var covered = new TreeMap<String, List<String>>();
            for (Plan.PlannedNode node : now) {
                String group = node.template().source().group();
                bought.merge(group, 1, Integer::sum);
                forNone.merge(group, node.pods().isEmpty() ? 1 : 0, Integer::sum);
                List<String> pods = covered.computeIfAbsent(group, any -> new ArrayList<>());
                node.pods().forEach(demand -> pods.addAll(seating.uncovered().take(demand)));
            }
            for (NodeGroupState group : view.seen().groups().items()) {
                String name = group.group().name();
                Integer count = bought.get(name);
                if (count != null) {
                    int base = group.desired();
                    int target = Math.max(base, base - unclaimed(group) + count);
                    if (target > base) {
                        var cause = new Cause.PodsWaiting(
                                plan.podsPlaced(),
                                forNone.getOrDefault(name, 0),
                                plan.microDollarsPerHour(),
                                plan.lowerBound().microDollarsPerHour());
                        notes.step(new RaiseDesired(name, base, target), cause);
                    }
                    orders.put(name, extended(group, target, covered.getOrDefault(name, List.of())));
                }
            }
        }

        private Duration patience(NodeGroupState group) {
            return seating.fleets()
                    .ledger()
                    .patience(group.group(), settings.purchases().provisionTimeout());
        }

        private Order extended(NodeGroupState state, int target, List<String> pods) {
            String group = state.group().name();
            Instant deadline = view.now().plus(patience(state));
            notes.lookAgainAt(deadline);
            var batch = new Order.Batch(target, CoveredPods.of(pods), view.now(), deadline, null);
            Order live = orders.get(group);
            return live == null
                    ? new Order(
                            group,
                            List.of(batch),
                            Order.Beginning.of(state.condition().launchFailures(), view.now()))
                    : live.extended(batch);
        }
    }
}

package dev.plimsoll.core.buying;

import dev.plimsoll.core.round.Alarm;
import dev.plimsoll.core.round.ClusterView;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.round.Upcoming;
import dev.plimsoll.core.settings.PaidNode;
import dev.plimsoll.core.settings.Settings;

import dev.plimsoll.core.model.Cause;
import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.plan.GroupOffer;
import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.plan.Terms;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.settings.Settings.Purchases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides what to buy: pods that wait go on what exists and is on its way first, and a plan covers the rest. */
public final class ScaleUp {

    private final Planner planner;
    private final Purchases settings;
    private final Function<List<PaidNode>, Terms> terms;

    public ScaleUp(Planner planner, Settings settings) {
        this.planner = planner;
        this.settings = settings.purchases();
        this.terms = settings::terms;
    }

    /** What to do, what to remember, and what could not be helped. */
    public record Result(List<Step> steps, Growth growth, List<Finding> findings) {}

    /** Leaves the waiting pods that existing nodes can hold bound in the view's placement, for the scale-down to respect. */
    public Result decide(ClusterView view, Set<String> leaving, Growth growth, Alarm alarm) {
        return new Round(view, growth, alarm).run(leaving);
    }

    private final class Round {

        private final ClusterView view;
        private final Alarm alarm;
        private final SortedMap<String, Order> orders;
        private final SortedMap<String, BackOff> backOffs;
        private final SortedMap<String, Integer> givenUp = new TreeMap<>();
        private final List<NodeTemplate> coming = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();
        private final Set<String> pendingIds = new HashSet<>(); // asked only

        Round(ClusterView view, Growth growth, Alarm alarm) {
            this.view = view;
            this.alarm = alarm;
            this.orders = new TreeMap<>(growth.orders());
            this.backOffs = new TreeMap<>(growth.backOffs());
            view.seen().unschedulablePods().items().forEach(pod -> pendingIds.add(pod.id()));
        }

        Result run(Set<String> leaving) {
            for (NodeGroupState group : view.seen().groups().items()) {
                closeOrder(group);
                forgiveOnceOneJoined(group);
                giveUpTheOverdue(group);
            }
            Set<String> covered = new HashSet<>(); // asked only
            orders.values().forEach(order -> covered.addAll(order.pods()));
            var expected = pending(covered::contains);
            var pending = pending(pod -> !covered.contains(pod));
            if (!pendingIds.isEmpty()) {
                List<Integer> nodes = view.landingNodes(leaving);
                view.seen().groups().items().forEach(group -> expectUpcoming(group, nodes));
                Demand.place(expected.demands(), view.placement(), nodes); // what finds no room has been bought for
                List<Demand> leftover = Demand.place(pending.demands(), view.placement(), nodes);
                if (!leftover.isEmpty()) {
                    buy(leftover, nodes, pending);
                }
            }
            return new Result(steps, new Growth(orders, backOffs), findings);
        }

        private PendingPods pending(Predicate<String> which) {
            List<Pod> pods = view.seen().unschedulablePods().items();
            return new PendingPods(
                    pods.stream().filter(pod -> which.test(pod.id())).toList(), view.placement());
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
            alarm.at(open.timing().deadline());
            for (Order.Batch batch : open.batches()) {
                if (batch.joinedSince() != null) {
                    alarm.at(batch.joinedSince().plus(settings.settle()));
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
                alarm.at(backOff.until());
            }
        }

        private void giveUpTheOverdue(NodeGroupState group) {
            String name = group.group().name();
            List<Instance> overdue = upcoming(group).overdue();
            for (Instance instance : view.ownership().waiting(group)) {
                alarm.at(instance.launchedAt().plus(settings.provisionTimeout()));
            }
            BackOff backOff = backOffs.get(name);
            if (!overdue.isEmpty() && (backOff == null || !backOff.holdsAt(view.now()))) {
                overdue.forEach(instance -> giveUp(instance, name));
                int failures = (backOff == null ? 0 : backOff.failures()) + 1;
                backOffs.put(
                        name, BackOff.afterFailure(failures, view.now(), "an instance never became a node", settings));
            }
        }

        private void expectUpcoming(NodeGroupState group, List<Integer> nodes) {
            for (NodeTemplate template : upcoming(group).coming()) {
                coming.add(template);
                nodes.add(view.placement().addNode(template.freshNode("upcoming-" + nodes.size())));
            }
        }

        private Upcoming upcoming(NodeGroupState group) {
            boolean ordered = orders.containsKey(group.group().name());
            return Upcoming.of(
                    group, view.ownership().waiting(group), settings.provisionTimeout(), ordered, view.now());
        }

        private void giveUp(Instance instance, String group) {
            givenUp.merge(group, 1, Integer::sum);
            steps.add(new Step(
                    new TerminateInstance(instance.id(), group),
                    new Cause.NeverJoined(instance.launchedAt(), settings.provisionTimeout())));
        }

        private void buy(List<Demand> leftover, List<Integer> nodes, PendingPods pending) {
            var offers = new ArrayList<GroupOffer>();
            for (NodeGroupState group : view.seen().groups().items()) {
                GroupPassedOver why = whyPassedOver(group);
                if (why == null) {
                    offers.add(Upcoming.offer(group, desiredAfterGivingUp(group) - unclaimed(group)));
                } else {
                    findings.add(
                            new Finding(Finding.Subject.GROUP, group.group().name(), why));
                }
            }
            Terms now = terms.apply(view.paidNodes(coming));
            Plan plan = planner.plan(new PlanningProblem(view.placement(), nodes, leftover, offers, now));
            order(plan, pending);
            for (Plan.Unplaced unplaced : plan.unplaced()) {
                for (String pod : pending.take(unplaced.demand())) {
                    unplaced.verdicts().stream()
                            .map(Plan.Verdict::reason)
                            .distinct()
                            .map(reason -> new Finding(Finding.Subject.POD, pod, reason))
                            .forEach(findings::add);
                }
            }
        }

        private @Nullable GroupPassedOver whyPassedOver(NodeGroupState group) {
            String cannotLaunch = group.condition().cannotLaunch();
            if (cannotLaunch != null) {
                return new GroupPassedOver.CannotLaunch(cannotLaunch);
            }
            BackOff backOff = backOffs.get(group.group().name());
            if (backOff != null && backOff.holdsAt(view.now())) {
                alarm.at(backOff.until());
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

        /** Ending an instance lowers the desired capacity, and comes before the raise. */
        private int desiredAfterGivingUp(NodeGroupState group) {
            return group.desired() - givenUp.getOrDefault(group.group().name(), 0);
        }

        private void order(Plan plan, PendingPods pending) {
            var bought = new TreeMap<String, Integer>();
            var forNone = new TreeMap<String, Integer>();
            var covered = new TreeMap<String, List<String>>();
            for (Plan.PlannedNode node : plan.nodes()) {
                String group = node.template().source().group();
                bought.merge(group, 1, Integer::sum);
                forNone.merge(group, node.pods().isEmpty() ? 1 : 0, Integer::sum);
                List<String> pods = covered.computeIfAbsent(group, any -> new ArrayList<>());
                node.pods().forEach(demand -> pods.addAll(pending.take(demand)));
            }
            for (NodeGroupState group : view.seen().groups().items()) {
                String name = group.group().name();
                Integer count = bought.get(name);
                if (count != null) {
                    int base = desiredAfterGivingUp(group);
                    int target = Math.max(base, base - unclaimed(group) + count);
                    if (target > base) {
                        var cause = new Cause.PodsWaiting(
                                plan.podsPlaced(),
                                forNone.getOrDefault(name, 0),
                                plan.microDollarsPerHour(),
                                plan.lowerBound().microDollarsPerHour());
                        steps.add(new Step(new RaiseDesired(name, base, target), cause));
                    }
                    orders.put(name, extended(group, base, target, covered.getOrDefault(name, List.of())));
                }
            }
        }

        private Order extended(NodeGroupState state, int base, int target, List<String> pods) {
            String group = state.group().name();
            Order live = orders.get(group);
            var timing = new Order.Timing(
                    view.now(),
                    view.now().plus(settings.provisionTimeout()),
                    live == null
                            ? Order.Beginning.of(state.condition().launchFailures(), view.now())
                            : live.timing().beginning());
            alarm.at(timing.deadline());
            return (live == null ? new Order(group, base, target, List.of(), timing) : live)
                    .extended(new Order.Batch(target, pods, null), timing);
        }
    }
}

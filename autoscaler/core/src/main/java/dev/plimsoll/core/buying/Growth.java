package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is remembered of buying: orders on their way and groups that fail, each by group name; and how much was bought lately. */
public record Growth(SortedMap<String, Order> orders, SortedMap<String, BackOff> backOffs, List<Bought> lately) {

    public static final Growth NONE = new Growth(ImmutableMaps.empty(), ImmutableMaps.empty(), List.of());

    public Growth {
        orders = ImmutableMaps.copyOf(orders);
        backOffs = ImmutableMaps.copyOf(backOffs);
        lately = List.copyOf(lately);
    }

    /** So many nodes were bought at one time. */
    public record Bought(Instant at, int nodes) {}

    /** Of a loop that has bought nothing lately. */
    public Growth(SortedMap<String, Order> orders, SortedMap<String, BackOff> backOffs) {
        this(orders, backOffs, List.of());
    }

    /** The same with this bought too, and what was bought longer ago than the window forgotten. */
    Growth bought(int nodes, Instant now, Duration window) {
        var all = new ArrayList<Bought>();
        for (Bought before : lately) {
            if (now.isBefore(before.at().plus(window))) {
                all.add(before);
            }
        }
        if (nodes > 0) {
            all.add(new Bought(now, nodes));
        }
        return all.equals(lately) ? this : new Growth(orders, backOffs, all);
    }

    /** Of groups that are no more nothing is remembered. */
    Growth ofGroups(Set<String> names) {
        if (names.containsAll(orders.keySet()) && names.containsAll(backOffs.keySet())) {
            return this;
        }
        var remaining = new TreeMap<>(orders);
        var known = new TreeMap<>(backOffs);
        remaining.keySet().retainAll(names);
        known.keySet().retainAll(names);
        return new Growth(remaining, known, lately);
    }

    /** A raise failed: what it was for is void at once, and a group that fails again is left alone for longer. */
    public Growth raiseFailed(Action.RaiseDesired raise, String why, Instant now, Settings.Purchases settings) {
        return withoutLatest(raise).failed(raise.group(), why, now, settings);
    }

    /** A raise was refused because the world had moved on: what it was for is void, and the group is asked again soon. */
    public Growth raiseRefused(Action.RaiseDesired raise, String why, Instant now, Instant retryAt) {
        return withoutLatest(raise).paused(raise.group(), why, now, retryAt);
    }

    private Growth withoutLatest(Action.RaiseDesired raise) {
        Order order = orders.get(raise.group());
        Growth remaining = order == null
                ? this
                : with(order, order.batches().subList(0, order.batches().size() - 1));
        return remaining.notBought(raise.target() - raise.base());
    }

    /**
     * A purchase of the group failed, which is left alone for a while, and for longer if it fails again: one that was made before
     * it was left alone fails with the first.
     */
    Growth failed(String group, String why, Instant now, Settings.Purchases settings) {
        BackOff before = backOffs.get(group);
        boolean known = before != null && before.failures() > 0 && before.holdsAt(now);
        return known ? this : with(group, BackOff.next(before, now, why, settings));
    }

    /** So many nodes did not come of the latest that was bought, and count for nothing. */
    Growth notBought(int nodes) {
        var all = new ArrayList<>(lately);
        int left = nodes;
        while (left > 0 && !all.isEmpty()) {
            Bought latest = all.removeLast();
            if (latest.nodes() > left) {
                all.add(new Bought(latest.at(), latest.nodes() - left));
            }
            left -= latest.nodes();
        }
        return new Growth(orders, backOffs, all);
    }

    /** The digests of all pods that something was bought for; asked only. */
    Set<Integer> coveredDigests() {
        Set<Integer> covered = new HashSet<>();
        for (Order order : orders.values()) {
            for (Order.Batch batch : order.batches()) {
                for (int digest : batch.pods().digests()) {
                    covered.add(digest);
                }
            }
        }
        return covered;
    }

    /** How many pods something was bought for. */
    int coveredPods() {
        return orders.values().stream().mapToInt(Order::pods).sum();
    }

    /** Nothing is asked of the group before then; what is on its way stays so. */
    public Growth paused(String group, String why, Instant now, Instant until) {
        BackOff before = backOffs.get(group);
        return with(group, new BackOff(before == null ? 0 : before.failures(), now, until, why));
    }

    /** Purchases follow our own ends of instances, so that these are not taken for somebody else's lowering. */
    public Growth afterEnds(List<Step> steps) {
        Growth changed = this;
        for (Step step : steps) {
            if (step.action() instanceof Action.TerminateInstance terminate) {
                changed = changed.afterEnds(terminate.group(), 1);
            }
        }
        return changed;
    }

    /** An instance was not ended after all. */
    public Growth notEnded(String group) {
        return afterEnds(group, -1);
    }

    private Growth afterEnds(String group, int ended) {
        Order order = orders.get(group);
        if (order == null) {
            return this;
        }
        var changed = new TreeMap<>(orders);
        changed.put(group, order.afterEnds(ended));
        return new Growth(changed, backOffs, lately);
    }

    /** The same with a group's order that has these batches alone; without one if there are none. */
    Growth with(Order order, List<Order.Batch> batches) {
        var changed = new TreeMap<>(orders);
        if (batches.isEmpty()) {
            changed.remove(order.group());
        } else {
            changed.put(order.group(), new Order(order.group(), batches, order.beginning()));
        }
        return new Growth(changed, backOffs, lately);
    }

    Growth forgiven(String group) {
        var remaining = new TreeMap<>(backOffs);
        remaining.remove(group);
        return new Growth(orders, remaining, lately);
    }

    private Growth with(String group, BackOff backOff) {
        var changed = new TreeMap<>(backOffs);
        changed.put(group, backOff);
        return new Growth(orders, changed, lately);
    }
}

package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** A purchase failed: its order is void at once, and a group that fails again is left alone for longer. */
    public Growth purchaseFailed(String group, String why, Instant now, Settings.Purchases settings) {
        BackOff before = backOffs.get(group);
        int failures = (before == null ? 0 : before.failures()) + 1;
        return without(group).with(group, BackOff.afterFailure(Math.max(2, failures), now, why, settings));
    }

    /** A purchase was refused because the world had moved on: its order is void, and the group is asked again soon. */
    public Growth purchaseRefused(String group, String why, Instant now, Instant retryAt) {
        return without(group).paused(group, why, now, retryAt);
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

    private Growth without(String group) {
        var remaining = new TreeMap<>(orders);
        remaining.remove(group);
        return new Growth(remaining, backOffs, lately);
    }

    private Growth with(String group, BackOff backOff) {
        var changed = new TreeMap<>(backOffs);
        changed.put(group, backOff);
        return new Growth(orders, changed, lately);
    }
}

package dev.plimsoll.core.buying;

import dev.plimsoll.core.settings.Settings;

import dev.plimsoll.core.model.ImmutableMaps;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is remembered of buying: orders on their way and groups that fail, each by group name. */
public record Growth(SortedMap<String, Order> orders, SortedMap<String, BackOff> backOffs) {

    public static final Growth NONE = new Growth(ImmutableMaps.empty(), ImmutableMaps.empty());

    public Growth {
        orders = ImmutableMaps.copyOf(orders);
        backOffs = ImmutableMaps.copyOf(backOffs);
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

    private Growth without(String group) {
        var remaining = new TreeMap<>(orders);
        remaining.remove(group);
        return new Growth(remaining, backOffs);
    }

    private Growth with(String group, BackOff backOff) {
        var changed = new TreeMap<>(backOffs);
        changed.put(group, backOff);
        return new Growth(orders, changed);
    }
}

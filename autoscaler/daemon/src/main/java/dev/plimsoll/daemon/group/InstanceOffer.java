package dev.plimsoll.daemon.group;

import dev.plimsoll.core.model.Resources;
import java.util.SortedSet;

/** An instance type on offer: the sets it belongs to, what a node of it has for pods, and its price in micro-dollars an hour. */
public record InstanceOffer(
        String name, SortedSet<String> sets, String architecture, Resources room, long microDollarsPerHour) {}

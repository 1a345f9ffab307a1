package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.Resources;
import java.util.SortedSet;

/** An instance type on offer: the sets it belongs to, what pods can use of it, and its price in micro-dollars an hour. */
record InstanceOffer(String name, SortedSet<String> sets, Resources usable, long microDollarsPerHour) {}

package dev.plimsoll.core.model;

import java.time.Instant;
import java.util.List;

/** One part of what is observed: its items in a stable order, when they were known to be current, and whether they are all there. */
public record Snapshot<T>(List<T> items, Instant readAt, boolean complete) {
    public Snapshot {
        items = List.copyOf(items);
    }
}

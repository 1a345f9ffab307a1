package dev.plimsoll.core.disruption;

import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.draining.RemovalProgress;
import dev.plimsoll.core.model.ImmutableMaps;
import java.time.Instant;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is remembered of giving back, each by node name: removals under way, idle nodes, and until when a node that could not go is left alone. */
public record Shrinkage(
        SortedMap<String, Removal> removals,
        SortedMap<String, Idleness> idle,
        SortedMap<String, Instant> leftAloneUntil) {

    public static final Shrinkage NONE =
            new Shrinkage(ImmutableMaps.empty(), ImmutableMaps.empty(), ImmutableMaps.empty());

    private static final int MOST_IDLE_KEPT = 5_000;

    public Shrinkage {
        removals = ImmutableMaps.copyOf(removals);
        idle = ImmutableMaps.copyOf(idle);
        leftAloneUntil = ImmutableMaps.copyOf(leftAloneUntil);
    }

    /** What of it is kept for a successor: of very many idle nodes those that have been so for longest, the others begin anew. */
    public Shrinkage kept() {
        if (idle.size() <= MOST_IDLE_KEPT) {
            return this;
        }
        var longest = new TreeMap<String, Idleness>();
        idle.entrySet().stream()
                .sorted(Comparator.comparing(node -> node.getValue().underusedSince()))
                .limit(MOST_IDLE_KEPT)
                .forEach(node -> longest.put(node.getKey(), node.getValue()));
        return new Shrinkage(removals, longest, leftAloneUntil);
    }

    /** The same with the removals gone on with; a node that a removal was called off for is left alone for a while. */
    public Shrinkage with(RemovalProgress.Advanced advanced) {
        return new Shrinkage(advanced.removals(), idle, advanced.leftAloneUntil());
    }

    /** The node's next step is not tried again before then. */
    public Shrinkage removalRetries(String node, Instant retryAt) {
        Removal removal = removals.get(node);
        return removal == null ? this : with(removal.retryingAt(retryAt));
    }

    /** The instance would not end: its removal goes on as a drain until it will; one without a node is proposed anew then. */
    public Shrinkage terminateRefused(String instance, Instant retryAt) {
        for (Removal removal : removals.values()) {
            if (removal.instance().equals(instance) && !removal.hasNode()) {
                var remaining = new TreeMap<>(removals);
                remaining.remove(removal.key());
                var alone = new TreeMap<>(leftAloneUntil);
                alone.put(instance, retryAt);
                return new Shrinkage(remaining, idle, alone);
            }
            if (removal.instance().equals(instance)) {
                return with(removal.in(Removal.Phase.DRAINING).retryingAt(retryAt));
            }
        }
        return this;
    }

    private Shrinkage with(Removal removal) {
        var changed = new TreeMap<>(removals);
        changed.put(removal.node(), removal);
        return new Shrinkage(changed, idle, leftAloneUntil);
    }
}

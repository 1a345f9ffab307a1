package dev.plimsoll.core.round;

import dev.plimsoll.core.settings.Settings;

import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether enough is known, and the cluster well enough, to act on. Unknown means hold. */
public final class Guard {

    private static final int NOT_READY_TOLERATED = 3;

    private final Settings.Guards settings;

    public Guard(Settings.Guards settings) {
        this.settings = settings;
    }

    /**
     * Why a kind of action may not be taken now, null when it may: buying, beginning a removal, going on with one. To undo what
     * was begun is always allowed.
     */
    public record Permits(@Nullable Hold buying, @Nullable Hold beginning, @Nullable Hold goingOn) {}

    public Permits permits(Observation seen, Instant now) {
        var all = partsForPurchases(seen);
        Hold buying = unknown(all, now, settings.staleForPurchases());
        all.put("disruption budgets", seen.budgets());
        Hold beginning = unknown(all, now, settings.staleForRemovals());
        all.remove("groups"); // a drain needs none, and an end reads its group anew
        return new Permits(
                buying,
                beginning == null ? tooManyNotReady(seen.nodes().items()) : beginning,
                unknown(all, now, settings.staleForRemovals()));
    }

    private static Map<String, Snapshot<?>> partsForPurchases(Observation seen) {
        var parts = new TreeMap<String, Snapshot<?>>();
        parts.put("groups", seen.groups());
        parts.put("nodes", seen.nodes());
        parts.put("pods", seen.unschedulablePods());
        return parts;
    }

    private static @Nullable Hold unknown(Map<String, Snapshot<?>> parts, Instant now, Duration limit) {
        for (var part : parts.entrySet()) {
            if (!part.getValue().complete()) {
                return new Hold.IncompleteInput(part.getKey());
            }
            Duration age = Duration.between(part.getValue().readAt(), now);
            if (age.compareTo(limit) > 0) {
                return new Hold.StaleInput(part.getKey(), age, limit);
            }
        }
        return null;
    }

    private @Nullable Hold tooManyNotReady(List<NodeState> nodes) {
        int notReady = 0;
        for (NodeState state : nodes) {
            if (!state.node().status().ready()) {
                notReady++;
            }
        }
        boolean tooMany = notReady > Math.max(NOT_READY_TOLERATED, settings.notReadyShare() * nodes.size());
        return tooMany ? new Hold.TooManyNodesNotReady(notReady, nodes.size()) : null;
    }
}

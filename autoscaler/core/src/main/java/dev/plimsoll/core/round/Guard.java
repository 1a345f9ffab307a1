package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Snapshot;
import dev.plimsoll.core.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether enough is known, and the cluster well enough, to act on. Unknown means hold. */
public final class Guard {

    private static final int NOT_READY_TOLERATED = 3;

    /** For how long no more nodes must have turned bad before the cluster counts as well again. */
    private static final Duration CALM = Duration.ofMinutes(10);

    private final Settings.Guards settings;

    public Guard(Settings.Guards settings) {
        this.settings = settings;
    }

    /**
     * Why a kind of action may not be taken now, null when it may: closing purchases, buying, beginning a removal, going on with
     * one. To undo what was begun is always allowed.
     */
    public record Permits(
            @Nullable Hold settling,
            @Nullable Hold buying,
            @Nullable Hold beginning,
            @Nullable Hold goingOn) {}

    /** Whether all nodes and groups are known well enough to tell what is missing. */
    public boolean isSure(Observation seen, Instant now) {
        return unknown(partsForPurchases(seen), now, settings.staleForRemovals()) == null;
    }

    public Permits permits(Observation seen, Fleets fleets, Instant now) {
        var all = partsForPurchases(seen);
        Hold settling = unknown(all, now, settings.staleForPurchases());
        all.put("disruption budgets", seen.budgets());
        Hold beginning = unknown(all, now, settings.staleForRemovals());
        all.remove("groups"); // a drain needs none, and an end reads its group anew
        int nodes = seen.nodes().items().size();
        return new Permits(
                settling,
                settling == null ? blackout(fleets, nodes) : settling,
                beginning == null ? tooManyNotReady(fleets, nodes) : beginning,
                unknown(all, now, settings.staleForRemovals()));
    }

    private @Nullable Hold blackout(Fleets fleets, int nodes) {
        int bad = fleets.turnedBad(CALM);
        int total = nodes + fleets.lost(CALM);
        return isTooMany(bad, total) ? new Hold.Blackout(bad, total, CALM) : null;
    }

    /** Nodes that are away count until they are given up. */
    private @Nullable Hold tooManyNotReady(Fleets fleets, int nodes) {
        int lost = fleets.lost(LedgerEntry.LOST_PATIENCE);
        int bad = fleets.unready() + lost;
        return isTooMany(bad, nodes + lost) ? new Hold.TooManyNodesNotReady(bad, nodes + lost) : null;
    }

    private boolean isTooMany(int bad, int total) {
        return bad > Math.max(NOT_READY_TOLERATED, settings.notReadyShare() * total);
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
}

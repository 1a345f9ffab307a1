package dev.plimsoll.core.planning;

import dev.plimsoll.core.scheduling.TopologyView;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Deals pods over zones so that every zone spread holds at every moment: each pod goes to the zone that has the fewest of
 * the kinds it counts for (water-filling), pods that must be near each other all to one.
 */
final class ZoneLevels {

    private final Map<PodKind, SortedMap<String, Integer>> levels = new HashMap<>(); // looked up only, never walked
    private final List<PodKind> spreadKinds = new ArrayList<>();
    private final Map<PodKind, String> meetingPoints = new HashMap<>(); // looked up only, never walked
    private final SortedMap<String, Integer> meetings = new TreeMap<>();

    /** Notes what is in the zones now, and that these zones exist or can be bought in. */
    void know(TopologyView.Spread spread, SortedSet<String> zones) {
        SortedMap<String, Integer> level = levels.get(spread.kind());
        if (level == null) {
            level = new TreeMap<>();
            levels.put(spread.kind(), level);
            spreadKinds.add(spread.kind());
        }
        for (String zone : zones) {
            level.putIfAbsent(zone, 0);
        }
        level.putAll(spread.podsByDomain());
    }

    /** The spread kinds that pods of the shape count for. */
    List<PodKind> kindsOf(int shape) {
        return spreadKinds.stream().filter(kind -> kind.includes(shape)).toList();
    }

    /**
     * How many of so many pods go to each of the zones on offer. The own constraint, if there is one that counts the pods
     * themselves, is never exceeded; pods for which no zone is left are missing from the answer.
     */
    SortedMap<String, Integer> deal(
            List<PodKind> kinds, TopologyView.@Nullable Spread own, int pods, SortedSet<String> zones) {
        var dealt = new TreeMap<String, Integer>();
        for (int pod = 0; pod < pods; pod++) {
            String zone = lowest(kinds, zones);
            if (zone == null || (own != null && own.countsItself() && exceeds(own, zone))) {
                return dealt;
            }
            for (PodKind kind : kinds) {
                level(kind).merge(zone, 1, Integer::sum);
            }
            dealt.merge(zone, 1, Integer::sum);
        }
        return dealt;
    }

    private @Nullable String lowest(List<PodKind> kinds, SortedSet<String> zones) {
        String lowest = null;
        long least = Long.MAX_VALUE;
        for (String zone : zones) {
            long pods = 0;
            for (PodKind kind : kinds) {
                pods += level(kind).getOrDefault(zone, 0);
            }
            if (pods < least) {
                least = pods;
                lowest = zone;
            }
        }
        return lowest;
    }

    private boolean exceeds(TopologyView.Spread own, String zone) {
        SortedMap<String, Integer> level = level(own.kind());
        int least = level.size() < own.minDomains() ? 0 : Integer.MAX_VALUE;
        for (int pods : level.values()) {
            least = Math.min(least, pods);
        }
        return level.getOrDefault(zone, 0) + 1 - least > own.maxSkew();
    }

    private SortedMap<String, Integer> level(PodKind kind) {
        return levels.computeIfAbsent(kind, any -> new TreeMap<>());
    }

    /** The zone where pods with this affinity meet: where some are, else the one with the fewest other meetings. */
    @Nullable
    String meet(TopologyView.Near near, int pods, SortedSet<String> zones) {
        String agreed = meetingPoints.get(near.kind());
        if (agreed == null) {
            agreed = near.podsByDomain().isEmpty()
                    ? (near.mayBeFirst() ? quietest(zones) : null)
                    : firstOf(zones, near.podsByDomain());
            if (agreed == null) {
                return null;
            }
            meetingPoints.put(near.kind(), agreed);
        }
        meetings.merge(agreed, pods, Integer::sum);
        return zones.contains(agreed) ? agreed : null;
    }

    private static @Nullable String firstOf(SortedSet<String> zones, SortedMap<String, Integer> withPods) {
        for (String zone : zones) {
            if (withPods.containsKey(zone)) {
                return zone;
            }
        }
        return null;
    }

    private @Nullable String quietest(SortedSet<String> zones) {
        String quietest = null;
        for (String zone : zones) {
            if (quietest == null || meetings.getOrDefault(zone, 0) < meetings.getOrDefault(quietest, 0)) {
                quietest = zone;
            }
        }
        return quietest;
    }
}

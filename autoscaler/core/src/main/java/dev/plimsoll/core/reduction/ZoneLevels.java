package dev.plimsoll.core.reduction;

import dev.plimsoll.core.scheduling.TopologyView;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Deals pods over zones so that every zone spread holds at every moment: each pod goes to the zone that has the fewest of
 * the kinds it counts for (water-filling), pods that must be near each other all to one.
 */
final class ZoneLevels {

    private final Map<PodKind, SortedMap<String, Integer>> levels = new HashMap<>(); // looked up only, never walked
    private final List<PodKind> kinds = new ArrayList<>();
    private final Map<PodKind, String> meetingPoints = new HashMap<>(); // looked up only, never walked
    private final SortedMap<String, Integer> meetings = new TreeMap<>();

    /** Notes what is in the zones now, and that these zones exist or can be bought in. */
    void know(PodKind kind, SortedMap<String, Integer> podsByZone, SortedSet<String> zones) {
        SortedMap<String, Integer> level = levels.get(kind);
        if (level == null) {
            level = new TreeMap<>();
            levels.put(kind, level);
            kinds.add(kind);
        }
        for (String zone : zones) {
            level.putIfAbsent(zone, 0);
        }
        level.putAll(podsByZone);
    }

    /** The known kinds that pods of the shape count for. */
    List<PodKind> kindsOf(int shape) {
        return kinds.stream().filter(kind -> kind.includes(shape)).toList();
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

    /**
     * The zone where pods with this affinity meet: where some are, or will have been bound before, else the one with the
     * fewest other meetings. Pods that count for these kinds are counted there.
     */
    @Nullable
    String meet(TopologyView.Near near, List<PodKind> kinds, int pods, SortedSet<String> zones) {
        String agreed = meetingPoints.get(near.kind());
        if (agreed == null) {
            agreed = near.podsByDomain().isEmpty()
                    ? quietest(inhabited(near, zones))
                    : firstOf(zones, near.podsByDomain());
            if (agreed == null) {
                return null;
            }
            meetingPoints.put(near.kind(), agreed);
        }
        meetings.merge(agreed, pods, Integer::sum);
        if (!zones.contains(agreed)) {
            return null;
        }
        for (PodKind kind : kinds) {
            level(kind).merge(agreed, pods, Integer::sum);
        }
        return agreed;
    }

    /** The zones that have pods to be near to; all of them if there are none and the pod needs none. */
    private SortedSet<String> inhabited(TopologyView.Near near, SortedSet<String> zones) {
        SortedMap<String, Integer> level = levels.getOrDefault(near.kind(), Collections.emptySortedMap());
        var inhabited = new TreeSet<>(zones);
        inhabited.removeIf(zone -> level.getOrDefault(zone, 0) == 0);
        return inhabited.isEmpty() && near.mayBeFirst() ? zones : inhabited;
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

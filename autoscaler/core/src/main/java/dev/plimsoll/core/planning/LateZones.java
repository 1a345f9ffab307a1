package dev.plimsoll.core.planning;

import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.scheduling.TopologyView;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds zones that came to be only after pods had been spread over the others: with a new zone that is empty the pods are spread
 * too unevenly, and kube-scheduler would not bind them if its node came first.
 */
final class LateZones {

    private final Placement placement;
    private final List<Spreading> spreading = new ArrayList<>();

    /** A shape whose pods spread over zones, and how matters stood before any was placed. */
    private record Spreading(int shape, TopologyView.Spread before) {}

    /** To be made before anything is placed. */
    LateZones(Placement placement, Reduction reduction) {
        this.placement = placement;
        reduction.forEachView((view, shape) -> {
            TopologyView.Spread spread = Reduction.zoneSpread(view);
            if (spread != null) {
                spreading.add(new Spreading(shape, spread));
            }
        });
    }

    /** The zones that were not there before, over which some pods are spread too unevenly now. */
    SortedSet<String> find() {
        var late = new TreeSet<String>();
        for (Spreading some : spreading) {
            TopologyView.Spread now = Reduction.zoneSpread(placement.topologyOf(some.shape()));
            if (now != null && isUneven(some.before(), now)) {
                late.addAll(now.podsByDomain().keySet());
                late.removeAll(some.before().podsByDomain().keySet());
            }
        }
        return late;
    }

    private static boolean isUneven(TopologyView.Spread before, TopologyView.Spread now) {
        SortedMap<String, Integer> pods = now.podsByDomain();
        int least = pods.size() < now.minDomains()
                ? 0
                : pods.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        return pods.entrySet().stream()
                .anyMatch(zone -> zone.getValue() > before.podsByDomain().getOrDefault(zone.getKey(), 0)
                        && zone.getValue() - least > now.maxSkew());
    }
}

package dev.plimsoll.core.buying;

import dev.plimsoll.core.plan.Demand;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pods may be waited for at once. A memory that outgrows what it is kept in could be kept no more: then no round would
 * come to anything.
 */
final class CoverLimit {

    /** Each takes about two bytes of the memory, so that all of them take about a quarter of what a ConfigMap holds. */
    static final int MOST_PODS = 100_000;

    private CoverLimit() {}

    /** As many of the pods, in their order, as there is room left to remember. */
    static List<Demand> fitting(List<Demand> demands, Growth growth) {
        int room = Math.max(0, MOST_PODS - growth.coveredPods());
        var fitting = new ArrayList<Demand>();
        for (Demand demand : demands) {
            int count = Math.min(room, demand.count());
            if (count > 0) {
                fitting.add(new Demand(demand.shape(), count));
                room -= count;
            }
        }
        return fitting;
    }
}

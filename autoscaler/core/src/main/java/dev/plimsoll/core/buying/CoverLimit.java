package dev.plimsoll.core.buying;

import dev.plimsoll.core.plan.Demand;
import java.util.ArrayList;
import java.util.List;

/**
 * How many pods may be waited for at once. Each is remembered by its name, and a memory that outgrows what it is kept in could be
 * kept no more: then no round would come to anything.
 */
final class CoverLimit {

    /** A ConfigMap holds a mebibyte, and packed and encoded these are about half of it at worst. */
    static final int MOST_NAME_CHARACTERS = 400_000;

    private CoverLimit() {}

    static int taken(Growth growth) {
        return growth.orders().values().stream()
                .flatMap(order -> order.batches().stream())
                .flatMap(batch -> batch.pods().stream())
                .mapToInt(String::length)
                .sum();
    }

    /** As many of the pods, in their order, as there is room left to remember, whose names are at most so long. */
    static List<Demand> fitting(List<Demand> demands, int longestName, Growth growth) {
        int room = Math.max(0, MOST_NAME_CHARACTERS - taken(growth)) / Math.max(1, longestName);
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

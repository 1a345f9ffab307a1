package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.scheduling.FirstFit;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;

/** A number of equal pods that need room. */
public record Demand(PodShape shape, int count) {

    /** Binds what fits on nodes that exist or are on their way, each demand in turn, and returns what found no room. */
    public static List<Demand> place(List<Demand> demands, Placement placement, List<Integer> nodes) {
        var firstFit = new FirstFit(placement, nodes);
        var leftover = new ArrayList<Demand>();
        for (Demand demand : demands) {
            int left = firstFit.place(placement.shape(demand.shape()), demand.count());
            if (left > 0) {
                leftover.add(new Demand(demand.shape(), left));
            }
        }
        return leftover;
    }
}

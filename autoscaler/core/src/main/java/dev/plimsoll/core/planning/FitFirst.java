package dev.plimsoll.core.planning;

import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;

/** Puts pods onto nodes that exist or are on their way, before anything is bought. */
public final class FitFirst {

    private FitFirst() {}

    /** Binds what fits, each demand in turn and nodes in the order given, and returns what found no room. */
    public static List<Demand> place(Placement placement, List<Integer> nodes, List<Demand> demands) {
        var leftover = new ArrayList<Demand>();
        for (Demand demand : demands) {
            int left = place(placement, nodes, placement.shape(demand.shape()), demand.count());
            if (left > 0) {
                leftover.add(new Demand(demand.shape(), left));
            }
        }
        return leftover;
    }

    /** Binds up to {@code count} pods of a shape and returns how many found no room. */
    static int place(Placement placement, List<Integer> nodes, int shape, int count) {
        int left = count;
        boolean placedSome = true;
        while (left > 0 && placedSome) { // a pod placed may open a domain that was closed before
            int before = left;
            for (int i = 0; i < nodes.size() && left > 0; i++) {
                left -= bindWhatFits(placement, shape, nodes.get(i), left);
            }
            placedSome = left < before && placement.hasTopology(shape);
        }
        return left;
    }

    /** Binds as many pods of a shape on one node as fit, at most {@code atMost}, and returns how many. */
    static int bindWhatFits(Placement placement, int shape, int node, int atMost) {
        int bound = 0;
        while (bound < atMost) {
            int room = placement.room(shape, node, atMost - bound);
            if (room == 0) {
                break;
            }
            for (int i = 0; i < room; i++) {
                placement.bind(shape, node);
            }
            bound += room;
        }
        return bound;
    }
}

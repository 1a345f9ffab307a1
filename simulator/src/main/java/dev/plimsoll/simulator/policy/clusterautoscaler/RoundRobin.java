package dev.plimsoll.simulator.policy.clusterautoscaler;

import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The nodes of its picture of the cluster, and the order in which it looks for one that takes a pod: round and round, each time
 * beginning behind the node that it found last (pkg/simulator/clustersnapshot/scheduling_opts.go).
 */
final class RoundRobin {

    private final Placement placement;
    private final List<Integer> nodes = new ArrayList<>();
    private int last;

    RoundRobin(Placement placement, int last) {
        this.placement = placement;
        this.last = last;
    }

    /** Where the last match was, for whoever goes on with another picture. */
    int last() {
        return last;
    }

    void add(int node) {
        nodes.add(node);
    }

    void removeLast(int count) {
        nodes.subList(nodes.size() - count, nodes.size()).clear();
    }

    int size() {
        return nodes.size();
    }

    /** The next acceptable node that takes a pod of the shape; {@link Placement#NO_NODE} if none does. */
    int find(int shape, IntPredicate acceptable) {
        int size = nodes.size();
        for (int step = 0; step < size; step++) {
            int index = (step + 1 + last) % size;
            int node = nodes.get(index);
            if (acceptable.test(node) && placement.fits(shape, node)) {
                last = index;
                return node;
            }
        }
        return Placement.NO_NODE;
    }
}

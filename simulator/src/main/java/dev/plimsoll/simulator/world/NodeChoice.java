package dev.plimsoll.simulator.world;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.engine.RandomStreams;
import java.util.Arrays;

/**
 * Finds the node for a pod as kube-scheduler does: filter, score, draw among the best. In a cluster of more than 100 nodes it
 * stops once it has found enough feasible ones, and goes on from there with the next pod.
 */
final class NodeChoice {

    /** kube-scheduler's minFeasibleNodesToFind. */
    private static final int ENOUGH_TO_SCORE_ALL = 100;

    private final Placement placement;
    private final RandomStreams streams;
    private final WorldSettings.Ties ties;
    private final NodeScores scores;

    /** Handles in the order of registration. */
    private int[] order = new int[64];

    private int nodes;
    private int start;
    private int[] feasible = new int[64];

    NodeChoice(Placement placement, RandomStreams streams, WorldSettings.Ties ties) {
        this.placement = placement;
        this.streams = streams;
        this.ties = ties;
        this.scores = new NodeScores(placement);
    }

    Placement placement() {
        return placement;
    }

    void nodeAdded(int handle, Node node) {
        if (nodes == order.length) {
            order = Arrays.copyOf(order, 2 * nodes);
            feasible = Arrays.copyOf(feasible, 2 * nodes);
        }
        order[nodes++] = handle;
        scores.nodeAdded(handle, node);
    }

    void nodeRemoved(int handle) {
        int at = position(handle);
        System.arraycopy(order, at + 1, order, at, nodes - at - 1);
        nodes--;
        start = start > at ? start - 1 : start;
        start = start >= nodes ? 0 : start;
    }

    /** The node stays where it is in the order under another handle. */
    void nodeReplaced(int before, int after, Node node) {
        order[position(before)] = after;
        scores.nodeAdded(after, node);
    }

    private int position(int handle) {
        for (int i = 0; i < nodes; i++) {
            if (order[i] == handle) {
                return i;
            }
        }
        throw new IllegalStateException("no node has the handle " + handle);
    }

    /** The handle of the node to bind the pod to; {@link Placement#NO_NODE} if it fits nowhere. */
    int best(SimulatedPod pod) {
        int found = findFeasible(pod.shapeHandle());
        if (found == 0) {
            return Placement.NO_NODE;
        }
        if (found == 1) {
            return feasible[0];
        }
        int best = scores.keepBest(pod, feasible, found);
        return best == 1 || ties == WorldSettings.Ties.OLDEST_NODE ? feasible[0] : feasible[draw(pod, best)];
    }

    private int draw(SimulatedPod pod, int among) {
        return streams.stream("tie", pod.id(), 0).nextInt(among);
    }

    private int findFeasible(int shape) {
        int enough = enough();
        int found = 0;
        int at = start;
        for (int looked = 0; looked < nodes && found < enough; looked++) {
            int node = order[at];
            if (placement.fits(shape, node)) {
                feasible[found++] = node;
            }
            at++;
            at = at == nodes ? 0 : at;
        }
        if (ties == WorldSettings.Ties.SEEDED) {
            start = at;
        }
        return found;
    }

    /** kube-scheduler's numFeasibleNodesToFind: 50 % less a point for every 125 nodes, 5 % at least. */
    private int enough() {
        if (nodes < ENOUGH_TO_SCORE_ALL) {
            return nodes;
        }
        int percent = Math.max(5, 50 - nodes / 125);
        return Math.max(ENOUGH_TO_SCORE_ALL, nodes * percent / 100);
    }
}

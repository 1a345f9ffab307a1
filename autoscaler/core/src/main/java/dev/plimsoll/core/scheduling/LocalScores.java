package dev.plimsoll.core.scheduling;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The part of one shape's scores that depends on each node alone. Only nodes that have changed are scored again, and the
 * best is searched for only when the last of the best is gone.
 */
final class LocalScores {

    private static final int DOES_NOT_FIT = -1;

    /** What the score of a single node is made of. */
    interface Source {
        /** Whether the node takes the shape as far as it can be seen from the node alone. */
        boolean fits(ShapeEntry shape, int node);

        /** The weighted sum of what is not normalised over nodes. */
        int ownScore(ShapeEntry shape, int node);

        /** Whether the node stands out in what is normalised over nodes. */
        boolean standsOut(ShapeEntry shape, int node);
    }

    private final ShapeEntry shape;
    private final NodeTable nodes;
    private final ChangeLog changes;
    private final Source source;
    private int[] scores = new int[0];
    private long seenChanges;
    private long seenNodes = -1;
    private int best = DOES_NOT_FIT;
    private int bestCount;
    private boolean uniform;

    LocalScores(ShapeEntry shape, NodeTable nodes, ChangeLog changes, Source source) {
        this.shape = shape;
        this.nodes = nodes;
        this.changes = changes;
        this.source = source;
    }

    /** Brings the scores up to date. */
    void refresh() {
        if (seenNodes != nodes.changes()
                || !changes.reachesBackTo(seenChanges)
                || changes.clock() - seenChanges > 2L * nodes.count()) {
            scoreAll();
        } else {
            for (long time = seenChanges; time < changes.clock(); time++) {
                if (changes.isLatest(time)) {
                    rescore(changes.nodeAt(time));
                }
            }
        }
        seenChanges = changes.clock();
        if (bestCount == 0 && best != DOES_NOT_FIT) {
            findBest();
        }
    }

    private void scoreAll() {
        seenNodes = nodes.changes();
        if (scores.length < nodes.limit()) {
            scores = new int[nodes.limit()];
        }
        Arrays.fill(scores, DOES_NOT_FIT);
        uniform = true;
        for (int node = nodes.first(); node != NodeTable.NONE; node = nodes.after(node)) {
            scores[node] = scoreOf(node);
            uniform &= !source.standsOut(shape, node);
        }
        findBest();
    }

    /** Whether no node stands out in what is normalised over nodes, so that the rest decides alone. */
    boolean isUniform() {
        return uniform;
    }

    private int scoreOf(int node) {
        return source.fits(shape, node) ? source.ownScore(shape, node) : DOES_NOT_FIT;
    }

    private void rescore(int node) {
        int was = scores[node];
        int now = scoreOf(node);
        if (was == now) {
            return;
        }
        scores[node] = now;
        if (was == best && was != DOES_NOT_FIT) {
            bestCount--;
        }
        if (now > best) {
            best = now;
            bestCount = 1;
        } else if (now == best) {
            bestCount++;
        }
    }

    private void findBest() {
        int highest = DOES_NOT_FIT;
        for (int score : scores) {
            highest = Math.max(highest, score);
        }
        int count = 0;
        for (int score : scores) {
            count += score == highest ? 1 : 0;
        }
        best = highest;
        bestCount = highest == DOES_NOT_FIT ? 0 : count;
    }

    /** One of the best nodes; none if the shape fits nowhere. */
    int pick(IntUnaryOperator tieBreak) {
        if (best == DOES_NOT_FIT) {
            return NodeTable.NONE;
        }
        int left = bestCount == 1 ? 0 : tieBreak.applyAsInt(bestCount);
        for (int node = 0; node < scores.length; node++) {
            if (scores[node] == best && left-- == 0) {
                return node;
            }
        }
        throw new IllegalArgumentException("the tie break chose none of " + bestCount + " nodes: give a number below");
    }

    /** Writes the nodes that take the shape, and returns how many they are. */
    int fitting(int[] into) {
        int count = 0;
        for (int node = 0; node < scores.length; node++) {
            if (scores[node] != DOES_NOT_FIT) {
                into[count++] = node;
            }
        }
        return count;
    }

    /** The score of what is not normalised; less than 0 where the shape does not fit. */
    int at(int node) {
        return scores[node];
    }
}

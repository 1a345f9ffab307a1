package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Taint;

/** TaintToleration: fewer taints that the node would rather keep the pod off by, and that it does not tolerate. */
final class TaintTolerationScore implements ScorePlugin, RawScore {

    private final NodeTable nodes;

    TaintTolerationScore(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        int most = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = shape.scoring.unwelcome(this, shape, nodes.profileOf(candidates[i]), candidates[i]);
            most = Math.max(most, scores[i]);
        }
        for (int i = 0; i < count; i++) {
            scores[i] = normalised(scores[i], most);
        }
        return true;
    }

    static int normalised(int taints, int most) {
        return most == 0 ? MOST : MOST - MOST * taints / most;
    }

    /** How many PreferNoSchedule taints of the node the pod does not tolerate. */
    @Override
    public int of(ShapeEntry shape, int node) {
        int count = 0;
        for (Taint taint : nodes.unchecked(node).taints()) {
            if (!taint.isHard() && !shape.rules().tolerates(taint)) {
                count++;
            }
        }
        return count;
    }
}

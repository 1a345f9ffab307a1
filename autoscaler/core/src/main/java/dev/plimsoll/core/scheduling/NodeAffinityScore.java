package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeAffinity;

/** NodeAffinity: more weight of preferred terms that the node matches. */
final class NodeAffinityScore implements ScorePlugin, RawScore {

    private final NodeTable nodes;

    NodeAffinityScore(NodeTable nodes) {
        this.nodes = nodes;
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        if (shape.rules().nodeAffinity().preferred().isEmpty()) {
            return false;
        }
        int most = 0;
        for (int i = 0; i < count; i++) {
            scores[i] = shape.scoring.preference(this, shape, nodes.profileOf(candidates[i]), candidates[i]);
            most = Math.max(most, scores[i]);
        }
        for (int i = 0; i < count; i++) {
            scores[i] = normalised(scores[i], most);
        }
        return true;
    }

    static int normalised(int weight, int most) {
        return most == 0 ? 0 : MOST * weight / most;
    }

    /** The sum of the weights of the preferred terms that match the node. */
    @Override
    public int of(ShapeEntry shape, int node) {
        Node judged = nodes.unchecked(node);
        int weight = 0;
        for (NodeAffinity.PreferredTerm preferred : shape.rules().nodeAffinity().preferred()) {
            if (preferred.term().matches(judged.name(), judged.labels())) {
                weight += preferred.weight();
            }
        }
        return weight;
    }
}

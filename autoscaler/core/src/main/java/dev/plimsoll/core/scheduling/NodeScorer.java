package dev.plimsoll.core.scheduling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Which of the nodes that take a pod kube-scheduler would like best: the scores of its default profile, 0 to 100 each before
 * weighting. Made by {@link Placement#scorer}, and true to the placement at every moment.
 */
public final class NodeScorer {

    private final NodeTable nodes;
    private final ShapeTable shapes;
    private final ChangeLog changes;
    private final NodeScores nodeScores;
    private final PodTopologySpreadScore spread;
    private final InterPodAffinityScore podAffinity;
    private final Map<Score, ScorePlugin> plugins = new EnumMap<>(Score.class);
    private LocalScores[] localScores = new LocalScores[16];
    private int[] candidates = new int[16];
    private int[] totals = new int[16];
    private int[] scores = new int[16];

    NodeScorer(Placement placement) {
        nodes = placement.nodes;
        shapes = placement.shapes;
        changes = placement.changes;
        spread = new PodTopologySpreadScore(placement.topology, placement.spread);
        podAffinity = new InterPodAffinityScore(placement.topology, shapes, placement.facts());
        nodeScores = new NodeScores(placement);
        plugins.put(Score.TAINT_TOLERATION, nodeScores.taints());
        plugins.put(Score.NODE_AFFINITY, new NodeAffinityScore(nodes));
        plugins.put(Score.NODE_RESOURCES_FIT, nodeScores.leastAllocated());
        plugins.put(Score.POD_TOPOLOGY_SPREAD, spread);
        plugins.put(Score.INTER_POD_AFFINITY, podAffinity);
        plugins.put(Score.NODE_RESOURCES_BALANCED_ALLOCATION, nodeScores.balancedAllocation());
        plugins.put(Score.IMAGE_LOCALITY, nodeScores.imageLocality());
    }

    /**
     * The node that the scheduler would choose for one more pod of the shape, {@link Placement#NO_NODE} if it fits nowhere.
     * Of several best nodes, in the order of handles, the tie break is given the number and says which.
     */
    public int best(int shape, IntUnaryOperator tieBreak) {
        podAffinity.catchUp();
        ShapeEntry entry = shapes.at(shape);
        LocalScores local = localScoresOf(entry);
        local.refresh();
        return local.isUniform() && !entry.looksBeyondNode() && !hasTopologyScores(entry)
                ? local.pick(tieBreak)
                : bestWithTheRest(entry, local, tieBreak);
    }

    private boolean hasTopologyScores(ShapeEntry entry) {
        return !spread.preferences(entry).isEmpty()
                || !podAffinity.ownAttractions(entry).isEmpty()
                || !entry.scoring.foreignAttractions.isEmpty();
    }

    private LocalScores localScoresOf(ShapeEntry entry) {
        if (entry.id >= localScores.length) {
            localScores = Arrays.copyOf(localScores, Math.max(entry.id + 1, 2 * localScores.length));
        }
        LocalScores known = localScores[entry.id];
        if (known == null) {
            known = new LocalScores(entry, nodes, changes, nodeScores);
            localScores[entry.id] = known;
        }
        return known;
    }

    private int bestWithTheRest(ShapeEntry entry, LocalScores local, IntUnaryOperator tieBreak) {
        ensure(nodes.limit());
        int count = local.fitting(candidates);
        if (entry.looksBeyondNode()) {
            count = keepThoseThatPass(entry, count);
        }
        for (int i = 0; i < count; i++) {
            totals[i] = local.at(candidates[i]);
        }
        if (!local.isUniform()) {
            add(Score.TAINT_TOLERATION, entry, candidates, count, totals);
            add(Score.NODE_AFFINITY, entry, candidates, count, totals);
        }
        add(Score.POD_TOPOLOGY_SPREAD, entry, candidates, count, totals);
        add(Score.INTER_POD_AFFINITY, entry, candidates, count, totals);
        return pick(count, tieBreak);
    }

    private int keepThoseThatPass(ShapeEntry entry, int count) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (entry.passesCluster(candidates[i])) {
                candidates[kept++] = candidates[i];
            }
        }
        return kept;
    }

    private int pick(int count, IntUnaryOperator tieBreak) {
        int best = -1;
        int ties = 0;
        for (int i = 0; i < count; i++) {
            if (totals[i] > best) {
                best = totals[i];
                ties = 1;
            } else if (totals[i] == best) {
                ties++;
            }
        }
        int left = ties <= 1 ? 0 : tieBreak.applyAsInt(ties);
        for (int i = 0; i < count; i++) {
            if (totals[i] == best && left-- == 0) {
                return candidates[i];
            }
        }
        return Placement.NO_NODE;
    }

    private void ensure(int limit) {
        if (candidates.length < limit) {
            candidates = new int[2 * limit];
            totals = new int[2 * limit];
        }
    }

    /** The totals, 0 to 1200, of nodes all of which the shape fits, and which are all of those, by position. */
    public int[] totals(int shape, int[] fitting) {
        int[] sums = new int[fitting.length];
        total(shapes.at(shape), fitting, fitting.length, sums);
        return sums;
    }

    /** The weighted scores by one plugin of the nodes that the shape fits, by position; all 0 if it sits the pod out. */
    public int[] scores(Score plugin, int shape, int[] fitting) {
        int[] sums = new int[fitting.length];
        add(plugin, shapes.at(shape), fitting, fitting.length, sums);
        return sums;
    }

    private void total(ShapeEntry entry, int[] fitting, int count, int[] sums) {
        Arrays.fill(sums, 0, count, 0);
        for (Score plugin : plugins.keySet()) {
            add(plugin, entry, fitting, count, sums);
        }
    }

    private void add(Score score, ShapeEntry entry, int[] fitting, int count, int[] sums) {
        if (scores.length < count) {
            scores = new int[2 * count];
        }
        ScorePlugin plugin = plugins.get(score);
        if (plugin != null && plugin.score(entry, fitting, count, scores)) {
            for (int i = 0; i < count; i++) {
                sums[i] += score.weight() * scores[i];
            }
        }
    }
}

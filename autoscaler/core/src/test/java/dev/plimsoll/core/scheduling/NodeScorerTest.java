package dev.plimsoll.core.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.Taint;
import java.util.ArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class NodeScorerTest {

    private static final int WORLDS = 1_000;

    @Test
    void prefersTheEmptierNode() {
        var placement = new Placement();
        int full = placement.addNode(Sample.node("full", "a"));
        int empty = placement.addNode(Sample.node("empty", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        placement.bind(shape, full, 2);

        assertThat(placement.scorer().best(shape, ties -> 0)).isEqualTo(empty);
    }

    @Test
    void choosesAmongEqualsAsTheTieBreakSays() {
        var placement = new Placement();
        int first = placement.addNode(Sample.node("first", "a"));
        int second = placement.addNode(Sample.node("second", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        NodeScorer scorer = placement.scorer();

        assertThat(scorer.best(shape, ties -> 0)).isEqualTo(first);
        assertThat(scorer.best(shape, ties -> ties - 1)).isEqualTo(second);
    }

    @Test
    void findsNoNodeWhereNothingFits() {
        var placement = new Placement();
        int node = placement.addNode(Sample.node("n", "a", new Taint("spot", "", Taint.Effect.NO_EXECUTE)));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));

        assertThat(placement.nodeAt(node).taints()).isNotEmpty();
        assertThat(placement.scorer().best(shape, ties -> 0)).isEqualTo(Placement.NO_NODE);
    }

    @Test
    void followsEveryChangeOfPlainShapes() {
        assertFollows(RandomWorld::plainShape);
    }

    @Test
    void followsEveryChangeOfShapesWithTopologyAndVolumes() {
        assertFollows(RandomWorld::shape);
    }

    /** After every random step the best node is the first of the highest total over all nodes that fit. */
    private static void assertFollows(Function<RandomWorld, dev.plimsoll.core.model.PodShape> shapeOf) {
        for (long seed = 0; seed < WORLDS; seed++) {
            var world = new RandomWorld(seed);
            var placement = new Placement(world.facts);
            NodeScorer scorer = placement.scorer();
            for (int i = 0; i < 4; i++) {
                placement.addNode(world.node());
                placement.shape(shapeOf.apply(world));
            }
            for (int i = 0; i < 30; i++) {
                step(world, placement);
                int shape = world.random.nextInt(placement.shapes.count());
                assertThat(scorer.best(shape, ties -> 0))
                        .as("seed %d, step %d", seed, i)
                        .isEqualTo(bestByTotals(placement, scorer, shape));
            }
        }
    }

    private static void step(RandomWorld world, Placement placement) {
        int[] nodes = placement.nodes();
        int shape = world.random.nextInt(placement.shapes.count());
        if (nodes.length < 2 || world.oneIn(10)) {
            placement.addNode(world.node());
            return;
        }
        int node = nodes[world.random.nextInt(nodes.length)];
        int mark = placement.mark();
        if (world.oneIn(12)) {
            placement.removeNode(node);
        } else if (placement.count(shape, node) > 0 && world.oneIn(2)) {
            placement.unbind(shape, node);
        } else {
            placement.bind(shape, node);
        }
        if (world.oneIn(4)) {
            placement.undo(mark);
        } else {
            placement.keep(mark);
        }
    }

    private static int bestByTotals(Placement placement, NodeScorer scorer, int shape) {
        var fitting = new ArrayList<Integer>();
        for (int node : placement.nodes()) {
            if (placement.fits(shape, node)) {
                fitting.add(node);
            }
        }
        int[] handles = fitting.stream().mapToInt(node -> node).sorted().toArray();
        int[] totals = scorer.totals(shape, handles);
        int best = Placement.NO_NODE;
        int most = -1;
        for (int i = 0; i < handles.length; i++) {
            if (totals[i] > most) {
                most = totals[i];
                best = handles[i];
            }
        }
        return best;
    }
}

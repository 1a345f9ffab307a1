package dev.plimsoll.core.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstFitTest {

    @Test
    void fillsOneNodeAfterAnother() {
        var placement = new Placement();
        int first = placement.addNode(Sample.node("first", "a"));
        int second = placement.addNode(Sample.node("second", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));

        assertThat(new FirstFit(placement).place(shape, 5)).isZero();
        assertThat(placement.count(shape, first)).isEqualTo(4);
        assertThat(placement.count(shape, second)).isEqualTo(1);
        assertThat(new FirstFit(placement).place(shape, 5)).isEqualTo(2);
    }

    @Test
    void goesRoundUntilSpreadPodsFindNoPlace() {
        var placement = new Placement();
        int a = placement.addNode(Sample.node("a", "a"));
        int b = placement.addNode(Sample.node("b", "b"));
        int shape = placement.shape(Sample.pod(
                "web",
                SchedulingRules.NONE.withSpread(List.of(
                        TopologySpreadConstraint.hard(WellKnown.ZONE, 1, LabelSelector.of(Map.of("app", "web")))))));

        assertThat(new FirstFit(placement).place(shape, 9)).isEqualTo(1);
        assertThat(placement.count(shape, a)).isEqualTo(4);
        assertThat(placement.count(shape, b)).isEqualTo(4);
    }

    @Test
    void findsWhatASearchOfEveryNodeFinds() {
        for (long seed = 0; seed < 200; seed++) {
            var world = new RandomWorld(seed);
            var placement = new Placement(world.facts);
            var firstFit = new FirstFit(placement);
            for (int i = 0; i < 150; i++) {
                placement.addNode(world.node());
            }
            for (int i = 0; i < 200; i++) {
                int shape = placement.shape(world.plainShape());
                int expected = bySearch(placement, shape);
                assertThat(firstFit.next(shape, Placement.NO_NODE))
                        .as("seed %d, pod %d", seed, i)
                        .isEqualTo(expected);
                change(world, placement, shape, expected);
            }
        }
    }

    private static int bySearch(Placement placement, int shape) {
        for (int node : placement.nodes()) {
            if (placement.fits(shape, node)) {
                return node;
            }
        }
        return Placement.NO_NODE;
    }

    private static void change(RandomWorld world, Placement placement, int shape, int node) {
        int mark = placement.mark();
        if (node != Placement.NO_NODE) {
            placement.bind(shape, node, placement.room(shape, node, 20));
            if (world.oneIn(9)) {
                placement.removeNode(node);
            }
        }
        if (world.oneIn(5)) {
            placement.undo(mark);
        }
    }
}

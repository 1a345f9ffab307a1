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

        assertThat(new FirstFit(placement, List.of(first, second)).place(shape, 5))
                .isZero();
        assertThat(placement.count(shape, first)).isEqualTo(4);
        assertThat(placement.count(shape, second)).isEqualTo(1);
        assertThat(new FirstFit(placement, List.of(first, second)).place(shape, 5))
                .isEqualTo(2);
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

        assertThat(new FirstFit(placement, List.of(a, b)).place(shape, 9)).isEqualTo(1);
        assertThat(placement.count(shape, a)).isEqualTo(4);
        assertThat(placement.count(shape, b)).isEqualTo(4);
    }

    @Test
    void keepsToTheOrderGiven() {
        var placement = new Placement();
        int early = placement.addNode(Sample.node("early", "a"));
        int late = placement.addNode(Sample.node("late", "a"));
        int last = placement.addNode(Sample.node("last", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        var firstFit = new FirstFit(placement, List.of(late, early));
        firstFit.add(last);

        assertThat(firstFit.place(shape, 9)).isZero();
        assertThat(List.of(placement.count(shape, late), placement.count(shape, early), placement.count(shape, last)))
                .containsExactly(4, 4, 1);
    }

    @Test
    void movesPodsAwayOrChangesNothing() {
        var placement = new Placement();
        int going = placement.addNode(Sample.node("going", "a"));
        int staying = placement.addNode(Sample.node("staying", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        placement.bind(shape, going, 2);
        placement.bind(shape, staying, 3);
        var firstFit = new FirstFit(placement, List.of(going, staying));

        assertThat(firstFit.moveAway(going, new int[] {shape, shape}))
                .as("one of two has a place")
                .isEqualTo(1);
        assertThat(placement.count(shape, going)).isEqualTo(2);
        assertThat(placement.count(shape, staying)).isEqualTo(3);

        assertThat(firstFit.moveAway(going, new int[] {shape})).isEqualTo(1);
        assertThat(placement.nodes()).containsExactly(staying);
        assertThat(placement.count(shape, staying)).isEqualTo(4);
    }

    @Test
    void findsANodeThatCameBack() {
        var placement = new Placement();
        int node = placement.addNode(Sample.node("back-again", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        var firstFit = new FirstFit(placement, List.of(node));
        int mark = placement.mark();
        placement.removeNode(node);
        assertThat(firstFit.place(shape, 1)).isEqualTo(1);

        placement.undo(mark);

        assertThat(firstFit.place(shape, 1)).isZero();
    }

    @Test
    void placesAsASearchOfEveryNodeWould() {
        for (long seed = 0; seed < 100; seed++) {
            new FirstFitTwins(seed).compare(120);
        }
    }

    @Test
    void followsMoreChangesThanAreRemembered() {
        var placement = new Placement();
        int full = placement.addNode(Sample.node("full", "a"));
        int other = placement.addNode(Sample.node("other", "a"));
        int shape = placement.shape(Sample.pod("web", SchedulingRules.NONE));
        var firstFit = new FirstFit(placement, List.of(full, other));
        assertThat(firstFit.place(shape, 9)).isEqualTo(1);

        placement.unbind(shape, full);
        for (int i = 0; i < 5_000; i++) {
            placement.unbind(shape, other);
            placement.bind(shape, other);
        }

        assertThat(firstFit.place(shape, 1)).isZero();
        assertThat(placement.count(shape, full)).isEqualTo(4);
    }
}

package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.draining.Removal;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A pod moved off a node waits until the node and its zone are gone, since it may go nowhere else before; nothing is bought for that. */
class LeavingNodesTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");
    private static final PodShape SPREAD = aShape().app("web")
            .rules(SchedulingRules.NONE.withSpread(List.of(new TopologySpreadConstraint(
                    WellKnown.ZONE,
                    1,
                    true,
                    LabelSelector.of(Map.of("app", "web")),
                    TopologySpreadConstraint.Options.DEFAULT))))
            .build();

    @Test
    void buysNothingForAPodThatWaitsForAnEmptyNodeToBeGone() {
        assertThat(decided(Removal.Phase.DRAINING)).isEmpty();
        assertThat(decided(Removal.Phase.TERMINATING)).isEmpty();
    }

    @Test
    void buysForItWhenTheNodeStays() {
        assertThat(decided(Removal.Phase.CALLED_OFF)).singleElement().satisfies(step -> {
            assertThat(step.action()).isEqualTo(new Action.RaiseDesired("workers", 2, 4));
            assertThat(step.cause().message())
                    .as("the first new node comes in zone a")
                    .endsWith("; nodes for none of them, as AWS evens out zones: 1");
        });
    }

    /** One pod runs in zone a, where there is room for more; one waits, and may only go to zone b as long as there is one. */
    private static List<Step> decided(Removal.Phase phase) {
        var cluster = new FakeCluster(aGroup("workers").zones("a", "b").build());
        String staying = cluster.addNode("workers", START);
        String leaving = cluster.addNode("workers", START);
        cluster.pendingPods(SPREAD, 1, DEPLOYMENT);
        cluster.bindPending(staying);
        cluster.taint(leaving, "plimsoll-" + START.getEpochSecond());
        cluster.pendingPods(SPREAD, 1, DEPLOYMENT);
        Instant later = START.plus(Duration.ofMinutes(1));
        SortedMap<String, Removal> removals = new TreeMap<>(Map.of(
                leaving, new Removal(leaving, leaving, "workers", phase, new Removal.Timing(START, later, later))));
        var shrinkage = new Shrinkage(removals, Shrinkage.NONE.idle(), Shrinkage.NONE.leftAloneUntil());
        Instant now = START.plusSeconds(1);
        return new Decider(new GreedyPlanner(), Settings.DEFAULT)
                .decide(cluster.observe(now), new Memory(Growth.NONE, shrinkage), now)
                .steps();
    }
}

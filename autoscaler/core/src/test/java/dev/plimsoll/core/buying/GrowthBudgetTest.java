package dev.plimsoll.core.buying;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A bound on growth bounds how much is bought at once, not what. */
final class GrowthBudgetTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void buysTheCheapestNodesThoughFewLargeOnesWouldHoldAllAtOnce() {
        var cluster = new FakeCluster(
                aGroup("large").sizes(0, 100).nodes(64_000, 256, 3_200_000).build(),
                aGroup("small").sizes(0, 100).nodes(4_000, 16, 100_000).build());
        cluster.pendingPods(aShape().cpuMillis(3500).build(), 30, new Owner(Owner.Kind.DEPLOYMENT, "web"));

        Decision decision =
                new Decider(new GreedyPlanner(), Settings.DEFAULT).decide(cluster.observe(START), Memory.NONE, START);

        assertThat(decision.steps())
                .extracting(step -> step.action())
                .containsExactly(new RaiseDesired("small", 0, 10));
        assertThat(decision.findings()).extracting(Finding::reason).contains(new Hold.TooManyNodesAtOnce(30, 10));
        assertThat(decision.wakeAt()).as("the rest soon after").isBefore(START.plusSeconds(60));
    }
}

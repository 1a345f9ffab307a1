package dev.plimsoll.daemon.tell;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.loop.ControlLoop;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.MemoryStore;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class StatusTextTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    @Test
    void saysWhatIsUnderWayAndWhatIsNotDoneAndWhy() {
        var cluster = new FakeCluster(
                aGroup("cheap").sizes(0, 5).nodes(4000, 16, 100_000).build(),
                aGroup("dear").sizes(0, 5).nodes(4000, 16, 300_000).build());
        cluster.launchNothing();
        cluster.pendingPods(aShape().build(), 2, DEPLOYMENT);
        var board = new StatusBoard();
        var loop = new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, board),
                new Decider(new GreedyPlanner(), Settings.DEFAULT),
                new ControlLoop.Start(Memory.NONE, Settings.DEFAULT));
        loop.tick(START);
        cluster.launchFailed(
                "cheap", new LaunchFailure("a-1", START.plusSeconds(1), "InsufficientInstanceCapacity", "none in a"));
        loop.tick(START.plusSeconds(10));

        assertThat(StatusText.of(
                        Objects.requireNonNull(board.status()),
                        new Status.Surroundings(
                                "me",
                                "me",
                                true,
                                "those of the moon",
                                List.of("Kubernetes: pods default/a: has no spec"))))
                .isEqualTo("""
                    leading as me
                    last round at 2026-01-01T00:00:10Z
                    seen: 0 nodes (0 s ago), 2 pods without room (0 s ago), 2 groups (0 s ago), 0 budgets (0 s ago)
                    prices: those of the moon
                    Kubernetes: pods default/a: has no spec

                    group  min  desired  max  instances  nodes
                    cheap    0        1    5          0      0
                    dear     0        0    5          0      0
                    group cheap is left alone until 2026-01-01T00:05:10Z: InsufficientInstanceCapacity: none in a

                    buying: dear to 1 for 2 pods, given up at 2026-01-01T00:15:10Z
                    not done: group cheap: BackingOff: in backoff until 2026-01-01T00:05:10Z after 1 failed scale-up: InsufficientInstanceCapacity: none in a

                    2026-01-01T00:00:10Z raise dear to 1 (2 pods wait; the plan costs $0.300 an hour, no plan less than $0.150)
                    2026-01-01T00:00:00Z raise cheap to 1 (2 pods wait; the plan costs $0.100 an hour, no plan less than $0.050)
                    """);
    }

    @Test
    void saysWhoLeadsAndWhatTroublesItBeforeTheFirstRound() {
        assertThat(StatusText.of(new Status.Surroundings(
                        "me", "", false, "those of the moon", List.of("AWS: nobody to sign as"))))
                .isEqualTo("""
                    standing by as me; leader: nobody
                    no round yet
                    AWS: nobody to sign as
                    """);
    }
}

package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.CoveredPods;
import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.disruption.Shrinkage;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A pod is planned for once: not again while what was bought for it comes, nor before the scheduler had its time. */
class CoveredPodsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    /** The pods fit on no node of the group they were bought for, so only the order keeps them from being bought for anew. */
    private final FakeCluster cluster = new FakeCluster(
            aGroup("large").nodes(16_000, 64, 800_000).build(),
            aGroup("small").nodes(4000, 16, 200_000).build());

    private final ControlLoop loop;

    CoveredPodsTest() {
        cluster.pendingPods(aShape().cpuMillis(8000).build(), 2, DEPLOYMENT);
        cluster.act(new RaiseDesired("small", 0, 2), START);
        cluster.takeActions();
        var order = new Order(
                "small", List.of(batch(1, "pod-0"), batch(2, "pod-1")), new Order.Beginning(START, List.of()));
        var growth = new Growth(new TreeMap<>(Map.of("small", order)), new TreeMap<>());
        loop = new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, new Listener() {}),
                new Decider(new GreedyPlanner(), Settings.DEFAULT),
                new ControlLoop.Start(new Memory(growth, Shrinkage.NONE), Settings.DEFAULT));
    }

    @Test
    void makesNoSecondPlanForPodsWhoseNodesAreComing() {
        assertThat(boughtAt(START.plusSeconds(30))).isEmpty();
    }

    @Test
    void plansAgainForPodsThatStillWaitWhenTheSchedulerHadItsTime() {
        cluster.join("small", START.plusSeconds(60));

        assertThat(boughtAt(START.plusSeconds(60))).isEmpty();
        assertThat(boughtAt(START.plusSeconds(69))).isEmpty();
        assertThat(boughtAt(START.plusSeconds(70)))
                .as("one batch has joined, the other has not")
                .containsExactly(new RaiseDesired("large", 0, 1));
    }

    @Test
    void plansAgainForAllWhenThePurchaseIsGivenUp() {
        assertThat(boughtAt(START.plus(Duration.ofMinutes(6))))
                .filteredOn(RaiseDesired.class::isInstance)
                .containsExactly(new RaiseDesired("large", 0, 1));
    }

    private static Order.Batch batch(int target, String pod) {
        return new Order.Batch(target, CoveredPods.of(List.of(pod)), START, START.plus(Duration.ofMinutes(6)), null);
    }

    private List<Action> boughtAt(Instant now) {
        loop.tick(now);
        return cluster.takeActions();
    }
}

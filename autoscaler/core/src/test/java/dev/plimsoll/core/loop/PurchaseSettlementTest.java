package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.Growth;
import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How purchases come to an end: each by its own deadline, with what is missed, with its group, and when they fail. */
final class PurchaseSettlementTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");
    private static final Duration PATIENCE = Settings.Purchases.DEFAULT.provisionTimeout();

    private final FakeCluster cluster =
            new FakeCluster(aGroup("workers").sizes(0, 500).build());
    private final ControlLoop loop = new ControlLoop(
            new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, new Listener() {}),
            new Decider(new GreedyPlanner(), Settings.DEFAULT),
            new ControlLoop.Start(Memory.NONE, Settings.DEFAULT));

    @Test
    void eachBatchHasADeadlineOfItsOwn() {
        podsWait(1);
        tick(START);
        podsWait(1);
        Instant second = START.plus(Duration.ofMinutes(10));
        tick(second);
        cluster.takeActions();

        tick(START.plus(PATIENCE));
        assertThat(order().batches())
                .as("the first is given up, the second is not")
                .singleElement()
                .satisfies(batch -> assertThat(batch.deadline()).isEqualTo(second.plus(PATIENCE)));
        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void batchesThatAreLateOneAfterTheOtherAreOneFailure() {
        for (int i = 0; i < 5; i++) {
            podsWait(1);
            tick(START.plusSeconds(i));
        }

        for (int i = 0; i < 5; i++) {
            tick(START.plus(PATIENCE).plusSeconds(i));
        }

        assertThat(failures()).isEqualTo(1);
        assertThat(growth().orders()).isEmpty();
    }

    @Test
    void anInstanceThatIsLateCountsAsOneFailure() {
        podsWait(1);
        tick(START);
        tick(START.plusSeconds(20));

        for (int i = 0; i < 40; i++) {
            tick(START.plus(PATIENCE).plusSeconds(10L * i));
        }

        assertThat(failures()).isEqualTo(1);
    }

    @Test
    void whatIsRememberedOfAGroupGoesWithIt() {
        podsWait(1);
        tick(START);
        cluster.launchFailed("workers", new LaunchFailure("a-1", START.plusSeconds(2), "NO_CAPACITY", "none"));
        tick(START.plusSeconds(10));
        assertThat(growth().backOffs()).containsKey("workers");

        cluster.removeGroup("workers");
        tick(START.plusSeconds(20));

        assertThat(growth().backOffs()).isEmpty();
        assertThat(growth().orders()).isEmpty();
    }

    @Test
    void aPurchaseIsDoneThoughAnOlderInstanceIsMissed() {
        String lost = cluster.addNode("workers", START.minus(Duration.ofHours(2)));
        tick(START);
        cluster.loseNode(lost);
        podsWait(1);
        tick(START.plusSeconds(10));
        cluster.join("workers", START.plusSeconds(60));
        cluster.join("workers", START.plusSeconds(60));
        cluster.loseNode(lost);
        tick(START.plusSeconds(60));

        tick(START.plusSeconds(70));

        assertThat(growth().orders())
                .as("its one node is there, and has had its time")
                .isEmpty();
    }

    @Test
    void purchasesThatFailedLeaveTheHoursBudgetAsItWas() {
        podsWait(10);
        cluster.answer(new Outcome.Failed("no capacity"));
        tick(START);
        assertThat(growth().lately()).isEmpty();

        cluster.answer(new Outcome.Refused("somebody else changed it"));
        tick(START.plus(Duration.ofMinutes(6)));
        assertThat(growth().lately()).isEmpty();

        cluster.answer(Outcome.DONE);
        cluster.launchNothing();
        tick(START.plus(Duration.ofMinutes(7)));
        assertThat(growth().lately()).containsExactly(new Growth.Bought(START.plus(Duration.ofMinutes(7)), 10));
        Instant failed = START.plus(Duration.ofMinutes(8));
        cluster.launchFailed("workers", new LaunchFailure("a-1", failed, "NO_CAPACITY", "none"));
        tick(failed);
        assertThat(growth().lately()).isEmpty();
    }

    @Test
    void aRaiseThatIsRefusedLeavesTheBatchesBeforeItOnTheirWay() {
        podsWait(1);
        tick(START);
        podsWait(1);
        cluster.answer(new Outcome.Refused("not now"));
        tick(START.plusSeconds(20));

        assertThat(order().batches())
                .singleElement()
                .satisfies(batch -> assertThat(batch.placedAt()).isEqualTo(START));
    }

    /** While what is seen is too old to keep the ledger by, a node that is there is no second one on its way. */
    @Test
    void aNodeThatTheLedgerDoesNotKnowYetIsCountedOnce() {
        cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.lag(Duration.ofSeconds(45));
        cluster.pendingPods(aShape().cpuMillis(1000).build(), 8, DEPLOYMENT);

        tick(START);

        assertThat(cluster.takeActions())
                .as("four of the eight fit on the node that is there")
                .containsExactly(new RaiseDesired("workers", 1, 2));
    }

    /** Each needs a node of its own. */
    private void podsWait(int count) {
        cluster.pendingPods(aShape().cpuMillis(4000).build(), count, DEPLOYMENT);
    }

    private Order order() {
        return growth().orders().firstEntry().getValue();
    }

    private int failures() {
        return growth().backOffs().firstEntry().getValue().failures();
    }

    private Growth growth() {
        return loop.memory().growth();
    }

    private void tick(Instant now) {
        loop.tick(now);
    }
}

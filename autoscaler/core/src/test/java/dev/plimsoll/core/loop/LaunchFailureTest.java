package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.buying.Order;
import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which launch that AWS gave up belongs to which purchase, when AWS tells the time in seconds and by a clock of its own. */
class LaunchFailureTest {

    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    /** In the middle of a second, as orders are. */
    private static final Instant ORDERED = Instant.parse("2026-01-01T00:00:10.700Z");

    private final FakeCluster cluster =
            new FakeCluster(aGroup("workers").nodes(1000, 16, 100_000).build());
    private final ControlLoop loop = new ControlLoop(
            new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, new Listener() {}),
            new Decider(new GreedyPlanner(), Settings.DEFAULT),
            new ControlLoop.Start(Memory.NONE, Settings.DEFAULT));

    @BeforeEach
    void podsWait() {
        cluster.launchNothing();
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
    }

    @Test
    void aLaunchThatBeganInTheSecondOfTheOrderVoidsIt() {
        buy();

        fails("activity-1", ORDERED.minusMillis(700));

        assertVoid();
    }

    @Test
    void aLaunchThatBeganBeforeTheOrderByAnotherClockVoidsIt() {
        buy();

        fails("activity-1", ORDERED.minusSeconds(2));

        assertVoid();
    }

    @Test
    void aLaunchThatBeganLongerBeforeTheOrderIsNotOfIt() {
        buy();

        fails("activity-1", ORDERED.minusMillis(2001));

        assertStands();
    }

    @Test
    void aFailureThatWasKnownWhenTheOrderWasPlacedIsNotOfIt() {
        fails("activity-1", ORDERED.minusSeconds(1));

        buy();

        assertStands();
    }

    @Test
    void aFailureOfTheSameSecondAsOneThatWasKnownVoidsTheOrder() {
        fails("activity-1", ORDERED.minusMillis(700));
        buy();

        fails("activity-2", ORDERED.minusMillis(700));

        assertVoid();
    }

    @Test
    void aLaunchOfTheFirstBatchThatFailsAfterTheSecondWasOrderedVoidsBoth() {
        buy();
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        loop.tick(ORDERED.plusSeconds(20));
        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("workers", 1, 2));
        assertThat(order().latest().placedAt()).isEqualTo(ORDERED.plusSeconds(20));

        fails("activity-1", ORDERED.plusSeconds(1));

        assertVoid();
    }

    private void buy() {
        loop.tick(ORDERED);
        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("workers", 0, 1));
    }

    private void fails(String activity, Instant at) {
        cluster.launchFailed("workers", new LaunchFailure(activity, at, "NO_CAPACITY", "no m5.large in zone a"));
    }

    private void assertVoid() {
        loop.tick(ORDERED.plusSeconds(30));
        assertThat(loop.memory().growth().orders()).isEmpty();
        assertThat(loop.memory().growth().backOffs().get("workers"))
                .isNotNull()
                .satisfies(backOff -> assertThat(backOff.why()).isEqualTo("NO_CAPACITY: no m5.large in zone a"));
    }

    private void assertStands() {
        loop.tick(ORDERED.plusSeconds(30));
        assertThat(order().target()).isEqualTo(1);
        assertThat(loop.memory().growth().backOffs()).isEmpty();
    }

    private Order order() {
        return loop.memory().growth().orders().values().iterator().next();
    }
}

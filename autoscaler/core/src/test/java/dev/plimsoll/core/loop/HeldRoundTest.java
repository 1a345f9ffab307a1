package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action.TaintNode;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.round.Action.UntaintNode;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.core.settings.Settings.Guards;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is held holds nothing else: waiting pods keep their seats while nothing may be bought, and what was begun is undone. */
class HeldRoundTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    private final FakeCluster cluster = new FakeCluster(aGroup("workers").build());
    private Instant now = START;

    @Test
    void keepsTheNodeThatWaitingPodsNeedWhilePurchasesAreHeld() {
        cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        Guards sooner = new Guards(Duration.ofSeconds(20), Duration.ofSeconds(60), 0.2, 0.1);
        ControlLoop loop = loop(new Settings(
                Settings.DEFAULT.purchases(),
                Settings.DEFAULT.removals(),
                sooner,
                Settings.DEFAULT.limits(),
                Settings.DEFAULT.expansion()));
        loop.tick(now);
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        cluster.lag(Duration.ofSeconds(30));

        now = now.plus(Settings.Waits.DEFAULT.empty());
        loop.tick(now);
        assertThat(cluster.takeActions()).as("the pod will land there").isEmpty();

        cluster.bindPending(cluster.addNode("workers", START.minus(Duration.ofHours(1))));
        loop.tick(now);
        now = now.plus(Settings.Waits.DEFAULT.empty());
        loop.tick(now);
        assertThat(cluster.takeActions())
                .as("no pod waits any more")
                .hasSize(1)
                .first()
                .isInstanceOf(TaintNode.class);
    }

    @Test
    void takesItsTaintOffUnderAHold() {
        String node = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        ControlLoop loop = loop(Settings.DEFAULT);
        loop.tick(now);
        now = now.plus(Settings.Waits.DEFAULT.empty());
        loop.tick(now);
        assertThat(cluster.takeActions()).singleElement().isInstanceOf(TaintNode.class);
        cluster.lag(Duration.ofMinutes(2));

        now = now.plusSeconds(10);
        loop.tick(now);
        assertThat(cluster.takeActions()).as("nothing goes on").isEmpty();
        now = now.plus(Settings.Drains.DEFAULT.deadline());
        loop.tick(now);

        assertThat(cluster.takeActions())
                .singleElement()
                .isInstanceOfSatisfying(
                        UntaintNode.class, untaint -> assertThat(untaint.node()).isEqualTo(node));
    }

    @Test
    void goesOnWithARemovalWhenOnlyBeginningsAreHeld() {
        String leaving = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        for (int i = 0; i < 6; i++) {
            String busy = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
            cluster.pendingPods(aShape().cpuMillis(3000).build(), 1, DEPLOYMENT);
            cluster.bindPending(busy);
        }
        ControlLoop loop = loop(Settings.DEFAULT);
        loop.tick(now);
        now = now.plus(Settings.Waits.DEFAULT.empty());
        loop.tick(now);
        assertThat(cluster.takeActions()).singleElement().isInstanceOf(TaintNode.class);
        cluster.observe(now).nodes().items().stream()
                .map(state -> state.node().name())
                .filter(name -> !name.equals(leaving))
                .limit(4)
                .forEach(cluster::notReady);

        now = now.plusSeconds(10);
        loop.tick(now);

        assertThat(cluster.takeActions()).singleElement().isInstanceOf(TerminateInstance.class);
    }

    private ControlLoop loop(Settings settings) {
        return new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, new Listener() {}),
                new Decider(new GreedyPlanner(), settings),
                new ControlLoop.Start(Memory.NONE, settings));
    }
}

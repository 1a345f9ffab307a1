package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.LaunchFailure;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Action.EvictPod;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Action.TaintNode;
import dev.plimsoll.core.round.Action.UntaintNode;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes wrong in the middle of a purchase or a removal: launches that fail, processes that end, steps that are refused. */
class MishapTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");
    private static final LaunchFailure NO_CAPACITY = new LaunchFailure(
            "activity-1", START.plusSeconds(2), "InsufficientInstanceCapacity", "no m5.large in zone a");

    private final List<Finding> findings = new ArrayList<>();
    private final List<Memory> kept = new ArrayList<>();
    private Outcome storeAnswer = Outcome.DONE;
    private Instant now = START;

    @Test
    void buysElsewhereInTheRoundThatSeesALaunchFail() {
        var cluster = new FakeCluster(
                aGroup("a-cheap").nodes(4000, 16, 100_000).build(),
                aGroup("b-dear").nodes(4000, 16, 300_000).build());
        cluster.launchNothing();
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        ControlLoop loop = loop(cluster, Memory.NONE);
        tick(loop);
        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("a-cheap", 0, 1));

        cluster.launchFailed("a-cheap", NO_CAPACITY);
        now = now.plusSeconds(10);
        tick(loop);

        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("b-dear", 0, 1));
        assertThat(findings)
                .extracting(Finding::reason)
                .contains(new GroupPassedOver.BackingOff(
                        now.plus(Duration.ofMinutes(5)), 1, "InsufficientInstanceCapacity: no m5.large in zone a"));
    }

    @Test
    void takesUpCapacityThatIsStillDesiredBeforeItAsksForMore() {
        var cluster = new FakeCluster(
                aGroup("workers").sizes(0, 2).nodes(1000, 16, 100_000).build());
        cluster.launchNothing();
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        ControlLoop loop = loop(cluster, Memory.NONE);
        tick(loop);
        cluster.launchFailed("workers", NO_CAPACITY);
        now = now.plusSeconds(10);
        tick(loop);
        cluster.takeActions();

        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        now = now.plus(Duration.ofMinutes(6));
        tick(loop);

        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("workers", 1, 2));
        assertThat(loop.memory().growth().orders().values())
                .singleElement()
                .satisfies(order -> assertThat(order.pods()).isEqualTo(2));
    }

    @Test
    void doesNothingThatItCouldNotRemember() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        ControlLoop loop = loop(cluster, Memory.NONE);
        storeAnswer = new Outcome.Failed("the API server is away");

        Instant wakeAt = loop.tick(now);
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(loop.memory()).isEqualTo(Memory.NONE);
        assertThat(wakeAt).isEqualTo(START.plus(Settings.Drains.DEFAULT.retry()));

        storeAnswer = Outcome.DONE;
        tick(loop);
        assertThat(cluster.takeActions()).hasSize(1);
    }

    @Test
    void aSuccessorDoesNotBuyAgainWhatWasAskedForBeforeTheEnd() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.launchNothing();
        cluster.pendingPods(aShape().build(), 3, DEPLOYMENT);
        tick(loop(cluster, Memory.NONE));
        assertThat(cluster.takeActions()).hasSize(1);

        now = now.plusSeconds(30);
        tick(loop(cluster, kept.getLast()));

        assertThat(cluster.takeActions()).isEmpty();
    }

    @Test
    void aSuccessorBuysWhatWasRememberedButNeverAskedFor() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.pendingPods(aShape().build(), 3, DEPLOYMENT);
        var doomed = new FakeCluster(aGroup("workers").build());
        doomed.pendingPods(aShape().build(), 3, DEPLOYMENT);
        tick(loop(doomed, Memory.NONE));

        tick(loop(cluster, kept.getLast()));

        assertThat(cluster.takeActions()).hasSize(1).first().isInstanceOf(RaiseDesired.class);
    }

    @Test
    void takesOffItsTaintThatNobodyRemembersAndLeavesThoseOfOthers() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String ours = cluster.addNode("workers", START);
        String others = cluster.addNode("workers", START);
        cluster.taint(ours, "plimsoll-1700000000");
        cluster.taint(others, "1700000000");
        ControlLoop loop = loop(cluster, Memory.NONE);

        tick(loop);
        tick(loop);

        assertThat(cluster.takeActions()).containsExactly(new UntaintNode(ours, "plimsoll-1700000000"));
        assertThat(loop.memory().shrinkage().removals()).isEmpty();
    }

    @Test
    void asksAgainUntilItsTaintIsOff() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String node = cluster.addNode("workers", START);
        cluster.taint(node, "plimsoll-1700000000");
        cluster.answer(new Outcome.Refused("conflict", Duration.ofSeconds(25)));
        ControlLoop loop = loop(cluster, Memory.NONE);

        tick(loop);
        now = now.plusSeconds(10);
        tick(loop);
        assertThat(cluster.takeActions()).as("a refusal says when to ask again").hasSize(1);

        now = START.plusSeconds(25);
        tick(loop);
        assertThat(cluster.takeActions()).hasSize(1);
    }

    @Test
    void callsOffADrainWhenAPodThatMustStayShowsUp() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String loaded = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.pendingPods(aShape().build(), 3, DEPLOYMENT);
        cluster.bindPending(loaded);
        String lightly = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        cluster.bindPending(lightly);
        ControlLoop loop = loop(cluster, Memory.NONE);
        tick(loop);
        now = now.plus(Settings.Waits.DEFAULT.underused());
        tick(loop);
        tick(loop);
        assertThat(kinds(cluster)).containsExactly(TaintNode.class, EvictPod.class);

        cluster.pendingPods(aShape().build(), 1, Owner.NOBODY);
        cluster.bindPending(lightly);
        now = now.plus(Settings.Drains.DEFAULT.retry());
        tick(loop);

        assertThat(kinds(cluster)).containsExactly(UntaintNode.class);
    }

    private static List<Class<?>> kinds(FakeCluster cluster) {
        return cluster.takeActions().stream().<Class<?>>map(Action::getClass).toList();
    }

    private ControlLoop loop(FakeCluster cluster, Memory memory) {
        MemoryStore store = decided -> {
            if (storeAnswer.equals(Outcome.DONE)) {
                kept.add(decided);
            }
            return storeAnswer;
        };
        Listener listener = new Listener() {
            @Override
            public void decided(Instant at, Observation seen, Memory before, Decision decision) {
                findings.clear();
                findings.addAll(decision.findings());
            }
        };
        return new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, store, listener),
                new Decider(new GreedyPlanner(), Settings.DEFAULT),
                new ControlLoop.Start(memory, Settings.DEFAULT));
    }

    private void tick(ControlLoop loop) {
        loop.tick(now);
    }
}

package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Misfit;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodDisruptionBudget;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.round.Action.EvictPod;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Action.TaintNode;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.round.Action.UntaintNode;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlLoopTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");

    private Decision last = new Decision(List.of(), Memory.NONE, null, List.of());
    private Instant now = START;

    @Test
    void buysWhatWaitingPodsNeedAndNothingMore() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.pendingPods(aShape().build(), 9, DEPLOYMENT);
        ControlLoop loop = loop(cluster);

        tick(loop);
        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("workers", 0, 3));

        tick(loop);
        assertThat(cluster.takeActions())
                .as("pods are covered by what is on its way")
                .isEmpty();

        cluster.join("workers", now);
        tick(loop);
        assertThat(cluster.takeActions()).as("one has come, two are still to").isEmpty();
    }

    @Test
    void buysTheCheapestGroupThatFits() {
        var cluster = new FakeCluster(
                aGroup("dear").nodes(4000, 16, 300_000).build(),
                aGroup("fair").nodes(4000, 16, 200_000).build(),
                aGroup("small").nodes(500, 16, 10_000).build());
        cluster.pendingPods(aShape().build(), 4, DEPLOYMENT);

        tick(loop(cluster));

        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("fair", 0, 1));
    }

    @Test
    void saysOfEachGroupWhyAPodCannotBeHelped() {
        var cluster = new FakeCluster(
                aGroup("full").sizes(0, 0).build(),
                aGroup("small").nodes(500, 16, 10_000).build());
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);

        tick(loop(cluster));

        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons())
                .containsExactly(
                        new GroupPassedOver.AtMaximumSize(0), new Misfit.InsufficientResource("cpu", 1000, 500));
    }

    @Test
    void givesUpAnInstanceThatNeverJoinsAndBuysAgain() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        ControlLoop loop = loop(cluster);
        Instant wakeAt = tick(loop);
        cluster.takeActions();

        assertThat(wakeAt).isEqualTo(START.plus(Settings.Purchases.DEFAULT.provisionTimeout()));
        now = wakeAt;
        tick(loop);
        assertThat(cluster.takeActions()).as("its group is left alone").isEmpty();
        assertThat(reasons())
                .contains(new GroupPassedOver.BackingOff(
                        now.plus(Duration.ofMinutes(5)), 1, "nodes did not join in time"));
        now = now.plus(Duration.ofMinutes(5));
        tick(loop);
        assertThat(cluster.takeActions())
                .as("seen missing twice")
                .containsExactly(new RaiseDesired("workers", 1, 2), new TerminateInstance("i-workers-0", "workers"));
        assertThat(loop.memory().growth().orders().values())
                .as("its end is ours, and leaves the purchase as it is")
                .singleElement()
                .satisfies(order -> assertThat(order.target()).isEqualTo(1));
    }

    @Test
    void leavesAGroupAloneForLongerAfterEachFailedPurchase() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        cluster.answer(new Outcome.Failed("no capacity"));
        ControlLoop loop = loop(cluster);

        tick(loop);
        assertThat(cluster.takeActions()).hasSize(1);
        now = now.plus(Duration.ofMinutes(4));
        tick(loop);
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons())
                .contains(new GroupPassedOver.BackingOff(START.plus(Duration.ofMinutes(5)), 1, "no capacity"));
        now = START.plus(Duration.ofMinutes(5));
        tick(loop);
        assertThat(cluster.takeActions()).hasSize(1);
        now = now.plus(Duration.ofMinutes(9));
        tick(loop);
        assertThat(cluster.takeActions()).as("now ten minutes").isEmpty();
    }

    @Test
    void buysElsewhereWhileAGroupIsLeftAlone() {
        var cluster = new FakeCluster(
                aGroup("a-cheap").nodes(4000, 16, 100_000).build(),
                aGroup("b-dear").nodes(4000, 16, 300_000).build());
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        cluster.answer(new Outcome.Failed("no capacity"));
        ControlLoop loop = loop(cluster);
        tick(loop);
        cluster.answer(Outcome.DONE);
        cluster.takeActions();

        tick(loop);

        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("b-dear", 0, 1));
    }

    @Test
    void givesBackAnEmptyNodeByTaintThenById() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String node = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        ControlLoop loop = loop(cluster);

        Instant due = tick(loop);
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(due).isEqualTo(START.plus(Settings.Waits.DEFAULT.empty()));

        now = due;
        tick(loop);
        assertThat(cluster.takeActions()).containsExactly(new TaintNode(node, "plimsoll-" + now.getEpochSecond()));
        tick(loop);
        assertThat(cluster.takeActions()).containsExactly(new TerminateInstance(node, "workers", node));
        tick(loop);
        assertThat(cluster.takeActions()).as("an instance is ended once").isEmpty();
        cluster.vanish(node);
        tick(loop);
        assertThat(loop.memory().shrinkage().removals()).isEmpty();
    }

    @Test
    void keepsTheMinimumWhenAllPodsAreGone() {
        var cluster = new FakeCluster(aGroup("workers").sizes(1, 10).build());
        cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        ControlLoop loop = loop(cluster);

        tick(loop);
        now = now.plus(Duration.ofHours(1));
        tick(loop);

        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons()).containsExactly(new NodeKept.NodeGroupMinSizeReached(1, 1));
    }

    @Test
    void drainsAnUnderusedNodeWhosePodsHaveAnotherPlace() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String loaded = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.pendingPods(aShape().build(), 3, DEPLOYMENT);
        cluster.bindPending(loaded);
        String lightly = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        cluster.bindPending(lightly);
        ControlLoop loop = loop(cluster);

        now = tick(loop);
        assertThat(now).isEqualTo(START.plus(Settings.Waits.DEFAULT.underused()));
        tick(loop);
        tick(loop);
        assertThat(cluster.takeActions())
                .containsExactly(
                        new TaintNode(lightly, "plimsoll-" + now.getEpochSecond()), new EvictPod("pod-3", lightly));
        now = now.plus(Settings.Drains.DEFAULT.retry());
        tick(loop);
        assertThat(cluster.takeActions()).containsExactly(new TerminateInstance(lightly, "workers", lightly));
    }

    @Test
    void keepsANodeWhosePodsFitNowhereElse() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String node = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        cluster.bindPending(node);
        ControlLoop loop = loop(cluster);

        tick(loop);
        now = now.plus(Duration.ofMinutes(10));
        tick(loop);

        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons()).containsExactly(new NodeKept.NoPlaceToMovePods("pod-0", 0));
    }

    @Test
    void keepsNodesWithPodsThatMayNotBeEvicted() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String bare = nodeWithOnePod(cluster, Owner.NOBODY);
        String job = nodeWithOnePod(cluster, new Owner(Owner.Kind.JOB, "batch"));
        String guarded = nodeWithOnePod(cluster, DEPLOYMENT);
        String loaded = cluster.addNode("workers", START);
        cluster.pendingPods(aShape().build(), 3, DEPLOYMENT);
        cluster.bindPending(loaded);
        cluster.budget(new PodDisruptionBudget("default", "web", LabelSelector.EVERYTHING, 0));
        ControlLoop loop = loop(cluster);

        tick(loop);
        now = now.plus(Duration.ofMinutes(10));
        tick(loop);

        assertThat(last.findings()).extracting(Finding::name).contains(bare, job, guarded);
        assertThat(reasons())
                .hasSize(3)
                .allSatisfy(reason -> assertThat(reason).isInstanceOf(NodeKept.BlockedByPod.class));
    }

    @Test
    void callsOffARemovalThatIsNotDoneByItsDeadline() {
        var cluster = new FakeCluster(aGroup("workers").build());
        String loaded = nodeWithOnePod(cluster, DEPLOYMENT);
        nodeWithOnePod(cluster, DEPLOYMENT);
        ControlLoop loop = loop(cluster);
        tick(loop);
        now = now.plus(Duration.ofMinutes(10));
        tick(loop);
        cluster.takeActions();
        cluster.answer(new Outcome.Refused("disruption budget"));
        tick(loop);
        tick(loop);
        assertThat(cluster.takeActions()).as("a refused eviction waits a while").hasSize(1);

        cluster.answer(Outcome.DONE);
        now = now.plus(Settings.Drains.DEFAULT.deadline());
        tick(loop);

        assertThat(cluster.takeActions()).hasSize(1).first().isInstanceOf(UntaintNode.class);
        tick(loop);
        assertThat(loop.memory().shrinkage().removals()).doesNotContainKey(loaded);
        assertThat(loop.memory().shrinkage().leftAloneUntil()).containsKey(loaded);
    }

    @Test
    void takesNoNodeThatWaitingPodsAreHeadedFor() {
        var cluster = new FakeCluster(aGroup("workers").sizes(0, 1).build());
        cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        ControlLoop loop = loop(cluster);
        tick(loop);
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);

        now = now.plus(Settings.Waits.DEFAULT.empty());
        tick(loop);

        assertThat(cluster.takeActions()).isEmpty();
    }

    @Test
    void givesBackOnlyAFewNodesAtOnce() {
        NodeGroup group = aGroup("workers").sizes(0, 100).build();
        var cluster = new FakeCluster(group);
        for (int i = 0; i < 25; i++) {
            cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        }
        ControlLoop loop = loop(cluster);

        tick(loop);
        now = now.plus(Settings.Waits.DEFAULT.empty());
        tick(loop);

        assertThat(cluster.takeActions())
                .as("as many empty ones as cluster-autoscaler lets go at once")
                .hasSize(10)
                .allMatch(TaintNode.class::isInstance);
    }

    @Test
    void holdsOnInputThatIsOldOrIncomplete() {
        var cluster = new FakeCluster(aGroup("workers").build());
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        ControlLoop loop = loop(cluster);
        cluster.lag(Duration.ofSeconds(61));

        tick(loop);
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons()).contains(new Hold.StaleInput("groups", Duration.ofSeconds(61), Duration.ofSeconds(60)));

        cluster.lag(Duration.ZERO);
        cluster.incomplete();
        tick(loop);
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons()).contains(new Hold.IncompleteInput("groups"));
    }

    @Test
    void removesNothingWhileManyNodesAreNotReady() {
        var cluster = new FakeCluster(aGroup("workers").build());
        for (int i = 0; i < 8; i++) {
            String node = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
            if (i < 4) {
                cluster.notReady(node);
            }
        }
        ControlLoop loop = loop(cluster);

        tick(loop);
        now = now.plus(Duration.ofHours(1));
        tick(loop);

        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons()).containsExactly(new Hold.TooManyNodesNotReady(4, 8));
    }

    @Test
    void roundsInBetweenChangeNothing() {
        var busy = new FakeCluster(aGroup("workers").build());
        var idle = new FakeCluster(aGroup("workers").build());
        busy.addNode("workers", START.minus(Duration.ofHours(1)));
        idle.addNode("workers", START.minus(Duration.ofHours(1)));
        ControlLoop everySecond = loop(busy);
        ControlLoop onlyWhenDue = loop(idle);

        Instant due = tick(onlyWhenDue);
        for (Instant second = START; !second.isAfter(due); second = second.plusSeconds(1)) {
            now = second;
            tick(everySecond);
        }
        tick(onlyWhenDue);

        assertThat(busy.takeActions()).isNotEmpty().isEqualTo(idle.takeActions());
        assertThat(everySecond.memory()).isEqualTo(onlyWhenDue.memory());
    }

    private static String nodeWithOnePod(FakeCluster cluster, Owner owner) {
        String node = cluster.addNode("workers", START.minus(Duration.ofHours(1)));
        cluster.pendingPods(aShape().build(), 1, owner);
        cluster.bindPending(node);
        return node;
    }

    private ControlLoop loop(FakeCluster cluster) {
        Listener keepLast = new Listener() {
            @Override
            public void decided(Instant at, Observation seen, Memory before, Decision decision) {
                last = decision;
            }
        };
        return new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, keepLast),
                new Decider(new GreedyPlanner(), Settings.DEFAULT),
                new ControlLoop.Start(Memory.NONE, Settings.DEFAULT));
    }

    private Instant tick(ControlLoop loop) {
        Instant wakeAt = loop.tick(now);
        return wakeAt == null ? Instant.MAX : wakeAt;
    }

    private List<Reason> reasons() {
        return last.findings().stream().map(Finding::reason).toList();
    }
}

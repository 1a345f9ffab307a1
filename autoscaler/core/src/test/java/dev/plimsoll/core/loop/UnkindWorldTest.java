package dev.plimsoll.core.loop;

import static dev.plimsoll.testkit.GroupBuilder.aGroup;
import static dev.plimsoll.testkit.ShapeBuilder.aShape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.model.Hold;
import dev.plimsoll.core.model.NodeKept;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Reason;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.core.plan.PlanningProblem;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Action.EvictPod;
import dev.plimsoll.core.round.Action.RaiseDesired;
import dev.plimsoll.core.round.Action.TaintNode;
import dev.plimsoll.core.round.Action.TerminateInstance;
import dev.plimsoll.core.round.Action.UntaintNode;
import dev.plimsoll.core.round.Finding;
import dev.plimsoll.core.settings.EligibilityOptions;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.testkit.FakeCluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes as they are: not ready at first, away for a while, named by nobody, outliving their instances, in groups that are broken. */
class UnkindWorldTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LONG_AGO = START.minus(Duration.ofHours(2));
    private static final Owner DEPLOYMENT = new Owner(Owner.Kind.DEPLOYMENT, "web");
    private static final Duration STEP = Duration.ofSeconds(10);

    private final FakeCluster cluster =
            new FakeCluster(aGroup("workers").sizes(0, 200).build());
    private final List<Reason> reasons = new ArrayList<>();
    private final ControlLoop loop = loopFrom(Memory.NONE);
    private Instant now = START;

    @Test
    void oneNodeIsBoughtForAPodWhoseNodeIsNotReadyForFortySeconds() {
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        tick();
        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("workers", 0, 1));

        pass(Duration.ofSeconds(30));
        cluster.notReady(cluster.join("workers", now));
        pass(Duration.ofSeconds(40));

        assertThat(cluster.takeActions()).as("it is still coming").isEmpty();
    }

    @Test
    void oneNodeIsBoughtForAPodWhoseNodeBearsAStartupTaint() {
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        tick();
        cluster.takeActions();

        String node = cluster.join("workers", now);
        cluster.taint(node, hard("startup-taint.cluster-autoscaler.kubernetes.io/gpu"));
        pass(Duration.ofMinutes(4));

        assertThat(cluster.takeActions()).isEmpty();
    }

    @Test
    void oneNodeIsBoughtForAPodWhoseNodeBearsATaintThatNoTagTellsOf() {
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        tick();
        cluster.takeActions();

        cluster.taint(cluster.join("workers", now), hard("example.com/surprise"));
        pass(Duration.ofSeconds(260));

        assertThat(cluster.takeActions()).isEmpty();
    }

    @Test
    void fiftyNodesThatAreNotReadyYetAreNotBoughtTwice() {
        cluster.pendingPods(aShape().cpuMillis(4000).build(), 50, DEPLOYMENT);
        pass(Duration.ofMinutes(2));
        assertThat(bought()).as("no more than is needed, a few at a time").isEqualTo(50);

        for (int i = 0; i < 50; i++) {
            cluster.notReady(cluster.join("workers", now));
        }
        pass(Duration.ofMinutes(2));

        assertThat(cluster.takeActions()).isEmpty();
    }

    @Test
    void aNodeObjectThatIsGoneEndsNothingBeforeFifteenMinutes() {
        List<String> nodes = busyNodes(6);
        tick();
        nodes.subList(0, 5).forEach(cluster::loseNode);

        pass(Duration.ofMinutes(14));
        assertThat(cluster.takeActions()).isEmpty();
        pass(Duration.ofMinutes(2));

        assertThat(ended()).as("then within the budget").isEqualTo(1);
    }

    @Test
    void instancesThatNeverBecameNodesAreEndedTogether() {
        busyNodes(3);
        cluster.pendingPods(aShape().cpuMillis(4000).build(), 5, DEPLOYMENT);
        tick();
        assertThat(bought()).isEqualTo(5);

        pass(Settings.Purchases.DEFAULT.provisionTimeout().plus(Duration.ofMinutes(1)));

        assertThat(ended()).as("nothing ever ran on them").isEqualTo(5);
    }

    @Test
    void aNodeObjectThatComesBackIsForgiven() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.loseNode(nodes.getFirst());
        pass(Duration.ofMinutes(14));
        String back = cluster.join("workers", now);
        cluster.pendingPods(aShape().cpuMillis(3500).build(), 1, DEPLOYMENT);
        cluster.bindPending(back);
        pass(Duration.ofMinutes(5));

        assertThat(ended()).isZero();
    }

    @Test
    void aNodeObjectThatComesBackIsAsYoungAsThat() {
        busyNodes(6);
        String node = cluster.addNode("workers", LONG_AGO);
        pass(STEP);
        cluster.loseNode(node);
        pass(Duration.ofMinutes(5));
        cluster.join("workers", now);

        pass(Settings.Waits.DEFAULT.nodeAge());
        assertThat(cluster.takeActions()).isEmpty();
        pass(STEP.multipliedBy(3));
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void aCompleteButEmptyListOfNodesEndsNothing() {
        List<String> nodes = busyNodes(20);
        tick();
        nodes.forEach(cluster::loseNode);

        pass(Duration.ofMinutes(9));

        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons).hasAtLeastOneElementOfType(Hold.TooManyNodesNotReady.class);
    }

    @Test
    void aNodeThatNamesNoInstanceKeepsTheInstanceItMayBe() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.names(nodes.getFirst(), "");

        pass(Duration.ofMinutes(30));

        assertThat(ended()).isZero();
        assertThat(reasons).hasAtLeastOneElementOfType(NodeKept.IdentityInDoubt.class);
    }

    @Test
    void twoNodesThatNameOneInstanceFreezeTheirGroup() {
        List<String> nodes = busyNodes(3);
        String idle = cluster.addNode("workers", LONG_AGO);
        tick();
        cluster.names(nodes.get(1), nodes.get(0));

        pass(Duration.ofMinutes(20));

        assertThat(cluster.takeActions()).as(idle + " stays").isEmpty();
        assertThat(reasons).hasAtLeastOneElementOfType(NodeKept.IdentityInDoubt.class);
    }

    @Test
    void aNodeThatOutlivesItsInstanceHoldsUpNoOther() {
        for (int i = 0; i < 12; i++) {
            cluster.addNode("workers", LONG_AGO);
        }
        pass(Duration.ofMinutes(10)); // the fake keeps Node objects of ended instances for ever

        assertThat(ended()).isEqualTo(12);
    }

    /** In the fake they stay as they were, and here nobody hears of their kubelets any more. */
    @Test
    void nodesThatOutliveTheirInstancesAreNoSignOfTrouble() {
        for (int i = 0; i < 6; i++) {
            cluster.addNode("workers", LONG_AGO);
        }
        pass(Duration.ofMinutes(10));
        assertThat(ended()).isEqualTo(6);
        cluster.observe(now)
                .nodes()
                .items()
                .forEach(state -> cluster.notReady(state.node().name()));
        cluster.addNode("workers", LONG_AGO);

        pass(Duration.ofMinutes(10));
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void nothingIsTakenFromAGroupThatWeCannotBuyFrom() {
        cluster.addNode("workers", LONG_AGO);
        cluster.cannotLaunch("workers", "the price of m7i-flex.large is not known");

        pass(Duration.ofMinutes(20));

        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons).contains(new NodeKept.GroupCannotLaunch("the price of m7i-flex.large is not known"));
    }

    @Test
    void aNodeThatIsNotReadyForTwentyMinutesIsGivenBack() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.notReady(nodes.getFirst());
        pass(Duration.ofMinutes(19));
        assertThat(cluster.takeActions()).isEmpty();

        pass(Duration.ofMinutes(2));

        assertThat(cluster.takeActions())
                .extracting(Action::getClass)
                .contains(TaintNode.class, EvictPod.class, TerminateInstance.class);
    }

    @Test
    void aNodeThatIsNotReadyStaysWhereAnAnnotationOrTheSettingSaysSo() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.notReady(nodes.getFirst());
        cluster.annotate(nodes.getFirst(), WellKnown.SCALE_DOWN_DISABLED, "true");
        pass(Duration.ofMinutes(30));
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons).contains(new NodeKept.ScaleDownDisabledAnnotation());

        cluster.annotate(nodes.getFirst(), WellKnown.DO_NOT_DISRUPT, "true");
        tick();
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons).contains(new NodeKept.DoNotDisruptAnnotation());

        cluster.annotate(nodes.getFirst(), "example.com/other", "true");
        ControlLoop keeping = loopFrom(loop.memory(), keepingUnreadyNodes());
        keeping.tick(now);
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons).contains(new NodeKept.ScaleDownUnreadyDisabled());
    }

    @Test
    void aRemovalIsCalledOffWhenItsNodeSaysThatItStays() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.notReady(nodes.getFirst());
        pass(Duration.ofMinutes(20).plus(STEP));
        assertThat(cluster.takeActions()).hasExactlyElementsOfTypes(TaintNode.class);

        cluster.annotate(nodes.getFirst(), WellKnown.SCALE_DOWN_DISABLED, "true");
        tick();

        assertThat(cluster.takeActions()).hasExactlyElementsOfTypes(UntaintNode.class);
    }

    @Test
    void aBusyNodeThatIsReadyStaysWhateverItsTaintsSay() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.taint(nodes.get(0), hard("status-taint.cluster-autoscaler.kubernetes.io/maintenance"));
        cluster.taint(nodes.get(1), hard("node.cilium.io/agent-not-ready"));

        pass(Duration.ofMinutes(40));

        assertThat(cluster.takeActions()).isEmpty();
    }

    @Test
    void anEmptyNodeIsGivenBackThoughItsStartupTaintNeverGoes() {
        cluster.taint(cluster.addNode("workers", START), hard("node.cilium.io/agent-not-ready"));

        pass(Duration.ofMinutes(30));

        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void podsInTheirGraceHoldANodeWhoseKubeletStillSpeaks() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.notReady(nodes.getFirst());
        cluster.terminating(nodes.getFirst());
        pass(Duration.ofMinutes(30));
        assertThat(ended()).isZero();

        cluster.taint(
                nodes.getFirst(),
                hard(WellKnown.UNREACHABLE),
                new Taint(
                        WellKnown.TO_BE_DELETED,
                        loop.memory()
                                .shrinkage()
                                .removals()
                                .firstEntry()
                                .getValue()
                                .operation(),
                        Taint.Effect.NO_SCHEDULE));
        pass(Duration.ofSeconds(20));
        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void aPodWithALongGraceIsWaitedForAndNotDrainedAgainAndAgain() {
        busyNodes(3);
        String node = cluster.addNode("workers", LONG_AGO);
        cluster.pendingPods(aShape().cpuMillis(100).build(), 1, DEPLOYMENT);
        cluster.bindPending(node);
        tick();
        cluster.terminating(node, START.plus(Duration.ofMinutes(70)));

        pass(Duration.ofMinutes(70));
        assertThat(cluster.takeActions()).hasExactlyElementsOfTypes(TaintNode.class);

        pass(STEP.multipliedBy(2));
        assertThat(cluster.takeActions()).hasExactlyElementsOfTypes(TerminateInstance.class);
    }

    @Test
    void manyNodesThatTurnBadAtOnceHoldPurchasesForAWhile() {
        List<String> nodes = busyNodes(20);
        tick();
        nodes.subList(0, 18).forEach(cluster::notReady);
        cluster.pendingPods(aShape().cpuMillis(3500).build(), 18, DEPLOYMENT);

        pass(Duration.ofMinutes(9));
        assertThat(cluster.takeActions()).isEmpty();
        assertThat(reasons).hasAtLeastOneElementOfType(Hold.Blackout.class);

        pass(Duration.ofMinutes(3));
        assertThat(bought()).as("a hold has an end").isEqualTo(18);
    }

    @Test
    void noMoreThanTenNodesAreBoughtInARoundOfASmallCluster() {
        cluster.pendingPods(aShape().cpuMillis(4000).build(), 81, DEPLOYMENT);

        tick();

        assertThat(cluster.takeActions()).containsExactly(new RaiseDesired("workers", 0, 10));
    }

    @Test
    void aBurstIsPlannedOnceARound() {
        cluster.pendingPods(aShape().cpuMillis(4000).build(), 81, DEPLOYMENT);
        var asked = new ArrayList<PlanningProblem>();
        Planner planner = problem -> {
            asked.add(problem);
            return new GreedyPlanner().plan(problem);
        };

        Decision decision = new Decider(planner, Settings.DEFAULT).decide(cluster.observe(now), Memory.NONE, now);

        assertThat(asked).hasSize(1);
        assertThat(decision.wakeAt()).as("the rest soon after").isEqualTo(now.plus(STEP));
    }

    @Test
    void anEndOfOursLeavesAPurchaseOfTheSameGroupAsItIs() {
        cluster.addNode("workers", LONG_AGO);
        tick();
        pass(Settings.Waits.DEFAULT.empty()); // marked
        cluster.pendingPods(aShape().cpuMillis(4000).build(), 1, DEPLOYMENT);
        pass(Duration.ofMinutes(1));

        assertThat(bought()).as("for the one pod").isEqualTo(1);
    }

    @Test
    void aSlowBootIsWaitedForUntilItIsLearned() {
        cluster.pendingPods(aShape().build(), 1, DEPLOYMENT);
        pass(Duration.ofMinutes(8));
        cluster.join("workers", now);
        pass(Duration.ofMinutes(1));

        assertThat(bought()).isEqualTo(1);
    }

    @Test
    void aSuccessorKnowsSinceWhenANodeIsMissed() {
        List<String> nodes = busyNodes(6);
        tick();
        cluster.loseNode(nodes.getFirst());
        pass(Duration.ofMinutes(10));

        ControlLoop successor = loopFrom(loop.memory());
        now = now.plus(Duration.ofMinutes(6));
        successor.tick(now);

        assertThat(ended()).isEqualTo(1);
    }

    @Test
    void instancesThatNeverJoinAreGivenUpOneAfterTheOtherThoughNothingElseHappens() {
        cluster.pendingPods(aShape().cpuMillis(3500).build(), 3, DEPLOYMENT);
        tick();
        assertThat(bought()).isEqualTo(3);
        cluster.bindPending(cluster.addNode("workers", LONG_AGO)); // they found room elsewhere

        int gone = 0;
        for (Instant until = now.plus(Duration.ofMinutes(32)); now.isBefore(until); ) {
            Instant wakeAt = loop.tick(now);
            gone += (int) ended();
            now = wakeAt == null ? until : wakeAt.isAfter(now) ? wakeAt : now.plusSeconds(1);
        }
        assertThat(gone).isEqualTo(3);
    }

    @Test
    void aPredecessorWhoseClockWasBehindMakesNoNodeOlder() {
        cluster.addNode("workers", LONG_AGO);
        Duration behind = Duration.ofMinutes(8);
        cluster.addNode("workers", now.plus(behind));
        pass(Duration.ofSeconds(20));

        ControlLoop successor = loopFrom(loop.memory());
        now = now.plus(behind);
        for (int minute = 0; minute < 9; minute++) {
            successor.tick(now);
            now = now.plus(Duration.ofMinutes(1));
        }
        assertThat(ended()).as("the node that is 8 min old stays").isEqualTo(1);

        now = now.plus(Duration.ofMinutes(2));
        successor.tick(now);
        successor.tick(now);
        assertThat(ended()).isEqualTo(1);
    }

    private List<String> busyNodes(int count) {
        var nodes = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            String node = cluster.addNode("workers", LONG_AGO);
            cluster.pendingPods(aShape().cpuMillis(3500).build(), 1, DEPLOYMENT);
            cluster.bindPending(node);
            nodes.add(node);
        }
        return nodes;
    }

    private static Taint hard(String key) {
        return new Taint(key, "", Taint.Effect.NO_SCHEDULE);
    }

    private int bought() {
        return cluster.takeActions().stream()
                .mapToInt(action -> action instanceof RaiseDesired raise ? raise.target() - raise.base() : 0)
                .sum();
    }

    private long ended() {
        return cluster.takeActions().stream()
                .filter(TerminateInstance.class::isInstance)
                .count();
    }

    private void pass(Duration time) {
        for (Instant until = now.plus(time); now.isBefore(until); ) {
            now = now.plus(STEP);
            tick();
        }
    }

    private void tick() {
        loop.tick(now);
    }

    private static Settings keepingUnreadyNodes() {
        Settings all = Settings.DEFAULT;
        Settings.Removals removals = all.removals();
        EligibilityOptions nodes = removals.nodes();
        var keeping = new EligibilityOptions(
                nodes.thresholds(), nodes.ignoreDaemonSets(), nodes.ignoreStaticPods(), false, nodes.otherMarks());
        return new Settings(
                all.purchases(),
                new Settings.Removals(true, keeping, removals.pods(), removals.waits(), removals.drains()),
                all.guards(),
                all.limits(),
                all.expansion());
    }

    private ControlLoop loopFrom(Memory memory) {
        return loopFrom(memory, Settings.DEFAULT);
    }

    private ControlLoop loopFrom(Memory memory, Settings settings) {
        Listener listener = new Listener() {
            @Override
            public void decided(Instant at, Observation seen, Memory before, Decision decision) {
                reasons.clear();
                decision.findings().stream().map(Finding::reason).forEach(reasons::add);
            }
        };
        return new ControlLoop(
                new ControlLoop.Ports(cluster, cluster, MemoryStore.NONE, listener),
                new Decider(new GreedyPlanner(), settings),
                new ControlLoop.Start(memory, settings));
    }
}

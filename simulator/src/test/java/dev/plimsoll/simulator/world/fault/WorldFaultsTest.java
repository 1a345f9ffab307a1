package dev.plimsoll.simulator.world.fault;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.NodeGroupState;
import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.LivingWorld;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of the world strikes from 100 s to 200 s and not after. */
final class WorldFaultsTest {

    private static final Fault.Window WINDOW = new Fault.Window(100_000, 200_000);

    private final FaultTally tally = new FaultTally(word -> {});
    private final LivingWorld living =
            new LivingWorld(trace().group(GROUP, "m5.large", 2, 9, "us-east-1a", "us-east-1b")
                    .group(GROUP + "-more", "m5.large", 1, 9, "us-east-1a")
                    .build());

    private void impose(Fault... faults) {
        living.world.imposed(List.of(faults), tally);
    }

    private static Fault at(WorldFault kind, double amount) {
        return Fault.of(kind, WINDOW, GROUP, amount);
    }

    private NodeGroupState group() {
        return Objects.requireNonNull(living.world.aws().group(GROUP));
    }

    private long live() {
        return group().instances().stream().filter(Instance::isLive).count();
    }

    private List<Node> nodes(String prefix) {
        return living.world.kubernetes().nodeStates().stream()
                .map(NodeState::node)
                .filter(node -> node.name().startsWith(prefix))
                .toList();
    }

    private Node node(String name) {
        return Objects.requireNonNull(living.world.kubernetes().nodeState(name)).node();
    }

    @ParameterizedTest
    @EnumSource
    void strikesWhileItsWindowLastsAndNotAfter(WorldFault kind) {
        switch (kind) {
            case OUTAGE -> launchesNothing("We currently do not have sufficient m5.large capacity");
            case NEVER_JOINS -> aNodeBoughtWhileItLasts(at(kind, 0), 50, 0);
            case SLOW_BOOT -> aNodeBoughtWhileItLasts(at(kind, 60), 69, 0);
            case SLOW_READY -> isReadyLater();
            case STARTUP_TAINT -> bearsATaint(30, "startup-taint.cluster-autoscaler.kubernetes.io/agent", true);
            case STRANGE_TAINT -> bearsATaint(0, "example.com/nobody-tells", false);
            case SHORT_MEMORY -> hasLessMemory();
            case LAUNCH_SUSPENDED -> launchesNothing("the process Launch is suspended");
            case TERMINATE_SUSPENDED -> endsNothing();
            case TERMINATING_HOOK -> endsLater();
            case NODE_LINGERS -> leavesItsNode();
            case FOREIGN_DESIRED -> somebodyRaises();
            case FOREIGN_MAXIMUM -> somebodyLowersTheMaximum();
            case INTERRUPTION -> losesInstances();
            case REBALANCE -> movesAnInstance();
            case NOT_READY -> isSilent();
            case NODE_DELETED -> losesItsNodeObject();
            case CORDONED -> isCordoned();
        }
        assertThat(tally.effects()).containsExactly(Map.entry(kind.word(), 1L));
    }

    private void launchesNothing(String why) {
        WorldFault kind = why.startsWith("We") ? WorldFault.OUTAGE : WorldFault.LAUNCH_SUSPENDED;
        impose(at(kind, 0));
        living.runTo(110).raise(3);
        living.runTo(195);
        assertThat(live()).isEqualTo(2);
        assertThat(group().condition().toString()).contains(why);
        living.runTo(300);
        assertThat(live()).as("afterwards AWS catches up").isEqualTo(3);
    }

    /** Nodes are there 10 s after the raise; one bought under the fault is not after so many seconds. */
    private void aNodeBoughtWhileItLasts(Fault fault, double notAfterSeconds, int nodes) {
        impose(fault);
        living.runTo(110).raise(3);
        living.runTo(110 + notAfterSeconds);
        assertThat(nodes(GROUP + "-2")).hasSize(nodes);
        living.runTo(250).raise(4);
        living.runTo(261);
        assertThat(nodes(GROUP + "-3")).as("one bought afterwards").hasSize(1);
    }

    private void isReadyLater() {
        impose(at(WorldFault.SLOW_READY, 30));
        living.runTo(110).raise(3);
        living.runTo(149);
        assertThat(node(GROUP + "-2").status().ready()).isFalse();
        living.runTo(151);
        assertThat(node(GROUP + "-2").status().ready()).isTrue();
        living.runTo(250).raise(4);
        living.runTo(261);
        assertThat(node(GROUP + "-3").status().ready()).isTrue();
    }

    private void bearsATaint(double amount, String taint, boolean comesOff) {
        impose(at(comesOff ? WorldFault.STARTUP_TAINT : WorldFault.STRANGE_TAINT, amount));
        living.runTo(110).raise(3);
        living.runTo(149);
        assertThat(node(GROUP + "-2").hasTaint(taint)).isTrue();
        living.runTo(250).raise(4);
        living.runTo(261);
        assertThat(node(GROUP + "-2").hasTaint(taint)).isEqualTo(!comesOff);
        assertThat(node(GROUP + "-3").hasTaint(taint)).isFalse();
    }

    private void hasLessMemory() {
        impose(at(WorldFault.SHORT_MEMORY, 0.25));
        long promised = node(GROUP + "-0").allocatable().memoryBytes();
        living.runTo(110).raise(3);
        living.runTo(250).raise(4);
        living.runTo(261);
        assertThat(node(GROUP + "-2").allocatable().memoryBytes()).isEqualTo(Math.round(promised * 0.75));
        assertThat(node(GROUP + "-3").allocatable().memoryBytes()).isEqualTo(promised);
    }

    private Outcome end(String instance) {
        return living.world.aws().terminateInstance(instance, true);
    }

    private void withAThird() {
        living.raise(3);
        living.runTo(110);
    }

    private void endsNothing() {
        impose(at(WorldFault.TERMINATE_SUSPENDED, 0));
        withAThird();
        assertThat(end("i-general-2"))
                .isEqualTo(new Outcome.Refused("the process Terminate of group general is suspended"));
        living.runTo(201);
        assertThat(end("i-general-2")).isEqualTo(Outcome.DONE);
    }

    private void endsLater() {
        impose(at(WorldFault.TERMINATING_HOOK, 600));
        living.raise(4);
        living.runTo(110);
        end("i-general-3");
        living.runTo(201);
        end("i-general-2");
        living.runTo(739);
        assertThat(living.log.about("terminated")).containsExactly("231.0 terminated i-general-2");
        living.runTo(741);
        assertThat(living.log.about("terminated")).contains("740.0 terminated i-general-3");
    }

    private void leavesItsNode() {
        impose(at(WorldFault.NODE_LINGERS, 0));
        withAThird();
        end("i-general-2");
        living.runTo(300);
        assertThat(node("general-2").status().ready()).isFalse();
        living.raise(3);
        living.runTo(400);
        end("i-general-3");
        assertThat(nodes("general-3")).as("one ended afterwards").isEmpty();
    }

    private void somebodyRaises() {
        impose(at(WorldFault.FOREIGN_DESIRED, 3));
        living.runTo(101);
        assertThat(group().desired()).isEqualTo(5);
        living.runTo(250);
        assertThat(group().desired()).as("nobody takes it back").isEqualTo(5);
    }

    private void somebodyLowersTheMaximum() {
        impose(at(WorldFault.FOREIGN_MAXIMUM, 0));
        living.runTo(101);
        assertThat(group().group().maxSize()).isEqualTo(2);
        living.runTo(201);
        assertThat(group().group().maxSize()).isEqualTo(9);
    }

    private void losesInstances() {
        impose(at(WorldFault.INTERRUPTION, 0.5));
        living.runTo(101);
        assertThat(living.log.about("terminating")).containsExactly("100.0 terminating i-general-0");
        assertThat(living.log.about("100.0 launched")).hasSize(1);
    }

    private void movesAnInstance() {
        impose(at(WorldFault.REBALANCE, 0));
        living.raise(4);
        end("i-general-1");
        end("i-general-3");
        living.runTo(101);
        assertThat(living.log.about("100.0 "))
                .contains("100.0 terminating i-general-0", "100.0 launched i-general-4 in us-east-1b");
    }

    private void isSilent() {
        impose(at(WorldFault.NOT_READY, 0.5));
        living.runTo(101);
        assertThat(nodes(GROUP)).extracting(node -> node.status().ready()).containsExactly(false, false, true);
        living.runTo(201);
        assertThat(nodes(GROUP)).allMatch(node -> node.status().ready());
    }

    private void losesItsNodeObject() {
        impose(at(WorldFault.NODE_DELETED, 0.5));
        living.runTo(101);
        assertThat(nodes(GROUP)).hasSize(1);
        living.runTo(201);
        assertThat(nodes(GROUP))
                .extracting(node -> (node.status().registeredAt().toEpochMilli() - LivingWorld.START_MILLIS) / 1000)
                .containsExactly(200L, 200L, 0L);
    }

    private void isCordoned() {
        impose(at(WorldFault.CORDONED, 0.5));
        living.runTo(101);
        assertThat(nodes(GROUP))
                .extracting(node -> node.status().unschedulable())
                .containsExactly(true, true, false);
        living.runTo(201);
        assertThat(nodes(GROUP)).noneMatch(node -> node.status().unschedulable());
    }

    private static Fault longer(WorldFault kind, double amount) {
        return Fault.of(kind, new Fault.Window(150_000, 300_000), "", amount);
    }

    @Test
    void theFirstOfTwoFaultsThatOverlapDoesNotEndTheOther() {
        impose(
                at(WorldFault.STRANGE_TAINT, 0),
                longer(WorldFault.STRANGE_TAINT, 0),
                at(WorldFault.NOT_READY, 0.5),
                longer(WorldFault.NOT_READY, 0.5),
                at(WorldFault.OUTAGE, 0),
                longer(WorldFault.OUTAGE, 0),
                at(WorldFault.FOREIGN_MAXIMUM, 0),
                longer(WorldFault.FOREIGN_MAXIMUM, 0));
        living.runTo(250);

        assertThat(node(GROUP + "-0").status().ready()).isFalse();
        assertThat(group().group().maxSize()).isEqualTo(2);
        living.runTo(301).raise(3);
        living.runTo(320);
        assertThat(node(GROUP + "-0").status().ready()).isTrue();
        assertThat(group().group().maxSize()).isEqualTo(9);
        assertThat(node(GROUP + "-2").hasTaint("example.com/nobody-tells")).isFalse();
    }

    @Test
    void theOutageThatIsStillOnLetsNothingLaunch() {
        impose(at(WorldFault.OUTAGE, 0), longer(WorldFault.OUTAGE, 0));
        living.runTo(160).raise(3);
        living.runTo(295);

        assertThat(live()).isEqualTo(2);
    }

    @Test
    void aNodeThatRegistersAnewBearsNothingThatOthersWrote() {
        impose(
                Fault.of(WorldFault.CORDONED, new Fault.Window(10_000, 50_000), "", 1),
                Fault.of(WorldFault.NODE_DELETED, new Fault.Window(40_000, 60_000), "", 1));
        living.runTo(61);

        assertThat(nodes(""))
                .hasSize(3)
                .allMatch(
                        node -> !node.status().unschedulable() && node.taints().isEmpty());
    }

    /** Each pod of the shape wants a zone for itself: the second waits for the first to be collected, and fits then. */
    @Test
    void podsThatAreCollectedMakeWayForThoseThatKeptAway() {
        var alone = new PodAffinityTerm.Terms(
                List.of(),
                List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, LabelSelector.of(Map.of("app", "alone")))),
                List.of());
        PodShape shape = shape("alone", Resources.ofPod(100, 1 << 20), SchedulingRules.NONE.withPodAffinity(alone), 0);
        var pair = new LivingWorld(trace().group(GROUP, "m5.large", 2, 9, "us-east-1a")
                .scaled(1, Owner.Kind.DEPLOYMENT, "alone", shape, 1)
                .scaled(5, Owner.Kind.DEPLOYMENT, "alone", shape, 2)
                .build());
        pair.runTo(10);
        pair.world.kubernetes().hide(pair.nodeOf("default/alone-0"));
        pair.runTo(69);
        assertThat(pair.log.about("bound")).hasSize(1);
        pair.runTo(80);

        assertThat(pair.log.about("bound")).hasSize(2);
    }
}

package dev.plimsoll.simulator.world.fault;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.NodeState;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.world.LivingWorld;
import dev.plimsoll.simulator.world.door.Doors;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each fault of the doors strikes from 100 s to 200 s and not after. */
final class DoorFaultsTest {

    private final FaultTally tally = new FaultTally(word -> {});
    private final LivingWorld living = new LivingWorld(trace().group(GROUP, "m5.large", 4, 20, "us-east-1a")
            .group("other", "m5.large", 0, 9, "us-east-1a")
            .service(1, "web", shape("web", 500, 512), 3000)
            .build());

    private Doors faulty(DoorFault kind, double amount) {
        return living.world.imposed(List.of(Fault.of(kind, new Fault.Window(100_000, 200_000), "", amount)), tally);
    }

    private Observation seen(Doors doors) {
        return doors.observer().observe(now());
    }

    private Instant now() {
        return Instant.ofEpochMilli(living.world.engine().nowMillis());
    }

    private Outcome act(Doors doors, Action action) {
        return doors.actuator().act(action, now());
    }

    private static Action raise(int target) {
        return new Action.RaiseDesired(GROUP, 0, target);
    }

    private static final Action TAINT = new Action.TaintNode(GROUP + "-0", "plimsoll-1");

    @ParameterizedTest
    @EnumSource
    void strikesWhileItsWindowLastsAndNotAfter(DoorFault kind) {
        switch (kind) {
            case SILENT_WATCH -> showsNodesAsTheyWere();
            case DESCRIBE_LAG -> showsGroupsAsTheyWere();
            case INCOMPLETE_NODES -> showsNodes(kind, 0, 2, false);
            case EMPTY_NODES -> showsNodes(kind, 0, 0, true);
            case MISSING_NODES -> showsNodes(kind, 0.25, 3, true);
            case DOUBLED_NODES -> showsNodes(kind, 0, 8, true);
            case PARTIAL_PAGE -> showsOneGroup();
            case NO_PROVIDER_ID -> namesNoInstances();
            case THROTTLED -> refuses(kind, raise(5), "Throttling: Rate exceeded");
            case CLOUD_ERROR -> refuses(kind, raise(5), "InternalFailure");
            case LOST_REPLY -> isHeardOnce();
            case DOUBLED_CALL -> isHeardTwice();
            case CONFLICT -> refuses(kind, TAINT, "409");
            case API_ERROR -> refuses(kind, TAINT, "500");
            case LOST_WRITE -> writesWithoutAnAnswer();
            case EVICTION_REFUSED -> refuses(kind, new Action.EvictPod("web", GROUP + "-0"), "429");
        }
        assertThat(tally.effects()).containsOnlyKeys(kind.word());
    }

    private void showsNodes(DoorFault kind, double amount, int number, boolean complete) {
        Doors doors = faulty(kind, amount);
        assertThat(seen(doors).nodes().items()).hasSize(4);
        living.runTo(150);
        assertThat(seen(doors).nodes().items()).hasSize(number);
        assertThat(seen(doors).nodes().complete()).isEqualTo(complete);
        living.runTo(201);
        assertThat(seen(doors).nodes().items()).hasSize(4);
        assertThat(seen(doors).nodes().complete()).isTrue();
    }

    private void showsNodesAsTheyWere() {
        Doors doors = faulty(DoorFault.SILENT_WATCH, 0);
        living.runTo(100);
        seen(doors);
        living.raise(5);
        living.runTo(150);
        assertThat(seen(doors).nodes().items()).hasSize(4);
        assertThat(seen(doors).nodes().readAt()).as("and says how old that is").isBefore(now());
        living.runTo(201);
        assertThat(seen(doors).nodes().items()).hasSize(5);
        assertThat(seen(doors).nodes().readAt()).isEqualTo(now());
    }

    private void showsGroupsAsTheyWere() {
        Doors doors = faulty(DoorFault.DESCRIBE_LAG, 20);
        living.runTo(150);
        living.raise(5);
        living.runTo(165);
        assertThat(seen(doors).groups().items().getFirst().desired()).isEqualTo(4);
        living.runTo(171);
        assertThat(seen(doors).groups().items().getFirst().desired()).isEqualTo(5);
        living.runTo(201);
        living.raise(6);
        assertThat(seen(doors).groups().items().getFirst().desired()).isEqualTo(6);
    }

    private void showsOneGroup() {
        Doors doors = faulty(DoorFault.PARTIAL_PAGE, 0);
        living.runTo(150);
        assertThat(seen(doors).groups().items()).hasSize(1);
        assertThat(seen(doors).groups().complete()).isFalse();
        living.runTo(201);
        assertThat(seen(doors).groups().items()).hasSize(2);
        assertThat(seen(doors).groups().complete()).isTrue();
    }

    private void namesNoInstances() {
        Doors doors = faulty(DoorFault.NO_PROVIDER_ID, 0);
        living.runTo(150);
        assertThat(seen(doors).nodes().items())
                .extracting(DoorFaultsTest::instance)
                .containsOnly("");
        living.runTo(201);
        assertThat(seen(doors).nodes().items())
                .extracting(DoorFaultsTest::instance)
                .doesNotContain("");
    }

    private static String instance(NodeState state) {
        return state.node().status().instanceId();
    }

    private void refuses(DoorFault kind, Action action, String why) {
        Doors doors = faulty(kind, 0);
        living.runTo(150);
        assertThat(act(doors, action).toString()).contains(why);
        assertThat(living.world.aws().groups().getFirst().desired()).isEqualTo(4);
        assertThat(seen(doors).nodes().items().getFirst().node().taints()).isEmpty();
        living.runTo(201);
        assertThat(act(doors, action)).isEqualTo(Outcome.DONE);
    }

    /** What was done without an answer is found done when the group is looked at again. */
    private void isHeardOnce() {
        Doors doors = faulty(DoorFault.LOST_REPLY, 0);
        living.runTo(150);
        assertThat(doors.cloud().setDesiredCapacity(GROUP, 5)).isInstanceOf(Outcome.Failed.class);
        assertThat(act(doors, raise(6))).isEqualTo(Outcome.DONE);
        assertThat(living.world.aws().groups().getFirst().desired()).isEqualTo(6);
        living.runTo(201);
        assertThat(doors.cloud().setDesiredCapacity(GROUP, 7)).isEqualTo(Outcome.DONE);
    }

    private void isHeardTwice() {
        Doors doors = faulty(DoorFault.DOUBLED_CALL, 0);
        living.raise(6);
        living.runTo(150);
        act(doors, new Action.TerminateInstance("i-general-4", GROUP));
        assertThat(living.world.aws().groups().getFirst().desired())
                .as("ended once")
                .isEqualTo(5);
    }

    private void writesWithoutAnAnswer() {
        Doors doors = faulty(DoorFault.LOST_WRITE, 0);
        living.runTo(150);
        assertThat(act(doors, TAINT)).isInstanceOf(Outcome.Failed.class);
        assertThat(seen(doors).nodes().items().getFirst().node().taints()).hasSize(1);
        living.runTo(201);
        assertThat(act(doors, TAINT)).isEqualTo(Outcome.DONE);
    }
}

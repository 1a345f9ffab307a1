package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.world.state.SimulatedInstance;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulatedAwsTest {

    private final LivingWorld zones =
            new LivingWorld(trace().group(GROUP, "m5.large", 1, 9, "us-east-1c", "us-east-1a", "us-east-1b")
                    .build());

    @Test
    void theMinimumStandsReadyAtTheStart() {
        assertThat(zones.log.lines())
                .containsExactly(
                        "0.0 desired general 0 -> 1",
                        "0.0 launched i-general-0 in us-east-1a",
                        "0.0 billed i-general-0",
                        "0.0 ready general-0 in us-east-1a");
    }

    @Test
    void newInstancesGoToTheEmptiestZoneThenByName() {
        zones.raise(5);

        assertThat(zones.log.about("launched"))
                .extracting(line -> line.substring(line.length() - 1))
                .containsExactly("a", "b", "c", "a", "b");
    }

    @Test
    void anInstanceIsListedFromTheRaiseAndBecomesANodeLater() {
        zones.raise(2);
        assertThat(zones.observe().groups().items().getFirst().instances())
                .extracting(Instance::state)
                .containsExactly(Instance.State.IN_SERVICE, Instance.State.PENDING);

        zones.runTo(10);

        assertThat(zones.log.about("general-1"))
                .containsExactly(
                        "0.0 launched i-general-1 in us-east-1b",
                        "0.0 billed i-general-1",
                        "10.0 ready general-1 in us-east-1b");
    }

    @Test
    void aRaiseThatWouldLowerOrExceedTheMaximumIsRefused() {
        zones.raise(4);

        assertThat(zones.raise(4)).isInstanceOf(Outcome.Refused.class);
        assertThat(zones.raise(10)).isInstanceOf(Outcome.Refused.class);
        assertThat(zones.act(new Action.RaiseDesired("none", 0, 1))).isInstanceOf(Outcome.Refused.class);
        assertThat(zones.world.aws().groups().getFirst().desired()).isEqualTo(4);
    }

    @Test
    void endingAnInstanceLowersDesiredAndIsBilledUntilTerminated() {
        zones.raise(2);
        zones.runTo(100);

        assertThat(zones.act(new Action.TerminateInstance("i-general-1", GROUP)))
                .isEqualTo(Outcome.DONE);
        assertThat(zones.act(new Action.TerminateInstance("i-general-1", GROUP)))
                .isEqualTo(Outcome.DONE);
        zones.runTo(200);

        assertThat(zones.log.lines())
                .endsWith(
                        "100.0 desired general 2 -> 1",
                        "100.0 terminating i-general-1",
                        "100.0 gone general-1",
                        "130.0 terminated i-general-1");
        assertThat(zones.observe().groups().items().getFirst().instances()).hasSize(1);
    }

    @Test
    void endingBelowTheMinimumOrAnUnknownInstanceIsRefused() {
        assertThat(zones.act(new Action.TerminateInstance("i-general-0", GROUP)))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(zones.world.aws().terminateInstance("i-other-0", true)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anInstanceEndedWithoutDecrementIsReplaced() {
        zones.world.aws().terminateInstance("i-general-0", false);

        assertThat(zones.log.about("launched")).hasSize(2);
        assertThat(zones.world.aws().groups().getFirst().desired()).isEqualTo(1);
    }

    @Test
    void leftToChooseAwsEndsTheOldestOfTheFullestZone() {
        zones.raise(5);
        zones.runTo(20);
        zones.world.aws().setDesiredCapacity(GROUP, 3);

        assertThat(zones.log.about("terminating"))
                .containsExactly("20.0 terminating i-general-0", "20.0 terminating i-general-1");
    }

    @Test
    void anInstanceEndedBeforeItRanIsNeverBilledAndNeverANode() {
        var slow = new LivingWorld(trace().build(), WorldSettings.DEFAULT.withCloud(WorldSettings.Cloud.PERFECT));
        slow.raise(1);
        slow.act(new Action.TerminateInstance("i-general-0", GROUP));
        slow.runTo(3000);

        assertThat(slow.log.about("billed")).isEmpty();
        assertThat(slow.log.about("ready")).isEmpty();
        assertThat(slow.log.about("terminated")).containsExactly("30.0 terminated i-general-0");
    }

    @Test
    void boundsThatChangePullDesiredAlong() {
        var moved = new LivingWorld(trace().event(new WorkloadEvent.NodeGroupChanged(5000, GROUP, 2, 3))
                .event(new WorkloadEvent.NodeGroupChanged(50_000, GROUP, 0, 1))
                .build());
        moved.runTo(100);

        assertThat(moved.log.about("desired"))
                .containsExactly("5.0 desired general 0 -> 2", "50.0 desired general 2 -> 1");
        assertThat(moved.log.about("terminating")).containsExactly("50.0 terminating i-general-0");
    }

    private void capacity(boolean there) {
        zones.world.aws().outages().impose(there ? List.of() : zones.world.aws().launchedBy(GROUP));
    }

    @Test
    void aGroupWithoutCapacityTriesOnceAtATimeHoweverOftenItIsRaised() {
        capacity(false);
        zones.raise(2);
        zones.runTo(10);
        zones.raise(3);
        zones.runTo(200);

        assertThat(zones.observe().groups().items().getFirst().condition().launchFailures())
                .as("two raises and two tries after 90 s each, in three zones")
                .hasSize(12);
    }

    @Test
    void whatAwsReplacesIsNotOrderedThoughAnOrderWaitsToo() {
        capacity(false);
        zones.world.aws().loseInstance("i-general-0");
        zones.raise(3);
        assertThat(zones.world.aws().owed(GROUP)).isEqualTo(1);

        capacity(true);
        zones.runTo(100);

        assertThat(zones.world.aws().instances(GROUP))
                .extracting(SimulatedInstance::wasOrdered)
                .containsExactly(false, true, true);
    }

    @Test
    void whatIsNotMissingAnyMoreIsNotOwedAnyMore() {
        capacity(false);
        zones.raise(2);
        zones.world.aws().loseInstance("i-general-0");
        zones.world.aws().setDesiredCapacity(GROUP, 1);
        zones.world.aws().changeBounds(GROUP, 0, 9);
        zones.world.aws().setDesiredCapacity(GROUP, 0);

        assertThat(zones.world.aws().owed(GROUP)).isZero();
    }
}

package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.simulator.trace.Departure;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SimulatedSchedulerTest {

    private static final PodShape LOW = shape("low", 1000, 512);
    private static final PodShape HIGH = shape("high", Resources.ofPod(1000, 512 << 20), SchedulingRules.NONE, 100);

    private static LivingWorld withNodes(TraceBuilder trace, int nodes) {
        return new LivingWorld(
                trace.group(GROUP, "m5.large", nodes, 9, "us-east-1a").build());
    }

    private static List<String> unschedulable(LivingWorld world) {
        return world.observe().unschedulablePods().items().stream().map(Pod::id).toList();
    }

    @Test
    void servesTheHighestPriorityFirstThenTheEarliestArrivalTenMillisecondsEach() {
        var world = withNodes(
                        trace().service(1, "a", LOW, 900)
                                .service(1, "b", HIGH, 900)
                                .service(1, "c", LOW, 900),
                        3)
                .runTo(2);

        assertThat(world.log.about("bound"))
                .extracting(line -> line.split(" to ", 2)[0])
                .containsExactly("1.01 bound b", "1.02 bound a", "1.03 bound c");
    }

    @Test
    void aPodIsShownAsUnschedulableOnlyOnceItWasTried() {
        var world = withNodes(trace().service(1, "a", LOW, 900), 0);

        assertThat(unschedulable(world.runTo(1.009))).isEmpty();
        assertThat(unschedulable(world.runTo(1.010))).containsExactly("a");
    }

    @Test
    void podsOfAShapeThatIsKnownNotToFitCostNoTime() {
        var world = withNodes(
                        trace().service(1, "a", LOW, 900)
                                .service(1, "b", LOW, 900)
                                .service(1, "c", shape("c", 100, 100_000), 900)
                                .service(2, "d", LOW, 900),
                        0)
                .runTo(1.02);

        assertThat(unschedulable(world)).containsExactly("a", "b", "c");
        assertThat(unschedulable(world.runTo(2))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aNewNodeWakesWhatItHolds() {
        var world = withNodes(trace().service(1, "a", LOW, 900).service(1, "big", shape("big", 100_000, 1), 900), 0);
        world.raise(1);
        world.runTo(20);

        assertThat(world.log.about("bound")).containsExactly("10.01 bound a to general-0");
        assertThat(unschedulable(world)).containsExactly("big");
    }

    @Test
    void freedRoomWakesWhatWaitsForIt() {
        var world = withNodes(trace().service(1, "a", LOW, 60).service(2, "b", LOW, 900), 1)
                .runTo(100);

        assertThat(world.log.about("bound")).containsExactly("1.01 bound a to general-0", "60.01 bound b to general-0");
    }

    @Test
    void aTaintKeepsPodsOffUntilItIsTakenAway() {
        var world = withNodes(trace().service(1, "a", LOW, 900), 1);
        world.act(new Action.TaintNode("general-0", "op-1"));
        assertThat(unschedulable(world.runTo(30))).containsExactly("a");

        world.act(new Action.UntaintNode("general-0", "op-1"));
        world.runTo(31);

        assertThat(world.log.about("bound")).containsExactly("30.01 bound a to general-0");
    }

    @Test
    void aPodThatAnotherKeepsAwayIsWokenWhenTheOtherGoes() {
        var away = new PodAffinityTerm.Terms(
                List.of(),
                List.of(PodAffinityTerm.ownNamespace(WellKnown.ZONE, LabelSelector.of(Map.of("app", "loner")))),
                List.of());
        PodShape loner = shape("loner", Resources.ofPod(100, 1 << 20), SchedulingRules.NONE.withPodAffinity(away), 0);
        var world = withNodes(trace().service(1, "a", loner, 60).service(2, "b", loner, 900), 2)
                .runTo(59);
        assertThat(unschedulable(world)).containsExactly("b");

        world.runTo(61);

        assertThat(world.log.about("bound b")).hasSize(1).allMatch(line -> line.startsWith("60.01 "));
    }

    @Test
    void aPodThatDepartsWhileItWaitsLeavesTheQueue() {
        var world = withNodes(
                        trace().arrives(1, "a", LOW, Owner.Kind.DEPLOYMENT, Departure.ON_EVENT)
                                .service(2, "b", LOW, 900)
                                .event(new WorkloadEvent.PodDeparts(3000, "a")),
                        0)
                .runTo(4);

        assertThat(unschedulable(world)).containsExactly("b");
    }

    @Test
    void anInstantSchedulerTakesNoTime() {
        var instant = LivingWorld.STEADY.withScheduling(
                new WorldSettings.Scheduling(Duration.ZERO, WorldSettings.Ties.FIRST, WorldSettings.BackOff.DEFAULT));
        var world = new LivingWorld(
                trace().group(GROUP, "m5.large", 1, 9, "us-east-1a")
                        .service(1, "a", LOW, 900)
                        .build(),
                instant);

        assertThat(world.runTo(2).log.about("bound")).containsExactly("1.0 bound a to general-0");
    }
}

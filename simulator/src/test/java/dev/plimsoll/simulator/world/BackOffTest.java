package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers on paper: one m5.large with 1,930 millicores for pods, and a scheduler that takes no time unless told otherwise. A
 * cordon that is lifted for an instant wakes a pod, which finds the node cordoned when its back-off has ended.
 */
final class BackOffTest {

    private static final PodShape SHAPE = shape("a", 1000, 512);
    private static final WorldSettings PATIENT =
            paced(Duration.ZERO, new WorldSettings.BackOff(Duration.ofSeconds(1), Duration.ofSeconds(10), false));

    private static WorldSettings paced(Duration perPod, WorldSettings.BackOff backOff) {
        return LivingWorld.STEADY.withScheduling(
                new WorldSettings.Scheduling(perPod, WorldSettings.Ties.FIRST, backOff));
    }

    private static LivingWorld oneNode(TraceBuilder trace, WorldSettings settings) {
        return new LivingWorld(
                trace.group(GROUP, "m5.large", 1, 1, "us-east-1a").build(), settings);
    }

    private static LivingWorld cordoned(TraceBuilder trace, WorldSettings settings) {
        var world = oneNode(trace, settings);
        cordon(world, true);
        return world;
    }

    private static void cordon(LivingWorld world, boolean unschedulable) {
        world.world.kubernetes().cordon("general-0", unschedulable);
    }

    private static void wakeInVain(LivingWorld world) {
        cordon(world, false);
        cordon(world, true);
    }

    @ParameterizedTest
    @CsvSource({"1, 101.0", "2, 103.0", "3, 107.0", "4, 115.0", "5, 125.0", "6, 135.0"})
    void theBackOffDoublesFromOneSecondToTenWithEachFailedTry(int failedTries, double bound) {
        double[] tries = {100, 101, 103, 107, 115, 125};
        var world = cordoned(trace().service(100, "a", SHAPE, 900), PATIENT);
        for (int failed = 1; failed < failedTries; failed++) {
            world.runTo(tries[failed - 1]);
            wakeInVain(world);
        }
        world.runTo(tries[failedTries - 1]);
        cordon(world, false);
        world.runTo(200);

        assertThat(world.log.about("bound")).containsExactly(bound + " bound a to general-0");
    }

    @Test
    void countsFromTheLastTryAndNotFromBeingWoken() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900), PATIENT).runTo(100.9);
        cordon(world, false);

        assertThat(world.runTo(200).log.about("bound")).containsExactly("101.0 bound a to general-0");
    }

    @Test
    void aPodThatWasTriedLongAgoIsTriedAsSoonAsItIsWoken() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900), PATIENT).runTo(150.5);
        cordon(world, false);

        assertThat(world.runTo(200).log.about("bound")).containsExactly("150.5 bound a to general-0");
    }

    /** Tried at 100, 101 and 103; bound at 107. Its successor fails while it leaves, from 120 to 125, and is due at 121. */
    @Test
    void aPodThatWasBoundHasForgottenItsTries() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900), PATIENT).runTo(100);
        wakeInVain(world);
        world.runTo(101);
        wakeInVain(world);
        world.runTo(103);
        cordon(world, false);
        world.runTo(120);
        world.world.kubernetes().evict("a");

        assertThat(world.runTo(200).log.about("bound"))
                .containsExactly("107.0 bound a to general-0", "125.0 bound a#1 to general-0");
    }

    /** The older one is tried at 100 and 101, and not again before 103; there is room for one of the two. */
    @Test
    void aPodThatArrivesIsNotDelayedByAnOlderOneOfItsShape() {
        var world = cordoned(trace().service(100, "older", SHAPE, 900).service(102.5, "fresh", SHAPE, 900), PATIENT)
                .runTo(100);
        wakeInVain(world);
        world.runTo(102);
        cordon(world, false);

        assertThat(world.runTo(200).log.about("bound")).containsExactly("102.5 bound fresh to general-0");
    }

    /**
     * Woken at 100.5, the older one is to be tried at 101, when the fresh one of 100.6 has taken the room: a second failed try,
     * so that the room that is free again at 101.5 (100.6, 0.9 s later) waits for it until 103.
     */
    @Test
    void aTryThatCannotSucceedCountsThoughNobodyMakesIt() {
        var world = cordoned(
                        trace().service(100, "older", SHAPE, 900)
                                .service(100.6, "fresh", SHAPE, 101.5)
                                .service(100.7, "late", SHAPE, 101.4),
                        PATIENT)
                .runTo(100.5);
        cordon(world, false);

        assertThat(world.runTo(200).log.about("bound"))
                .containsExactly("100.6 bound fresh to general-0", "103.0 bound older to general-0");
    }

    @Test
    void anIdleSchedulerDoesNotWaitByDefault() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900), paced(Duration.ZERO, WorldSettings.BackOff.DEFAULT))
                .runTo(100.3);
        cordon(world, false);

        assertThat(world.runTo(200).log.about("bound")).containsExactly("100.3 bound a to general-0");
    }

    /** A turn takes 0.1 s. The urgent one fails at 100.1 and is woken at 100.2; its back-off ends in the second 101. */
    @Test
    void aBusySchedulerServesThoseFirstThatDoNotBackOff() {
        PodShape urgent = shape("urgent", Resources.ofPod(500, 1 << 20), SchedulingRules.NONE, 100);
        var world = cordoned(
                        trace().service(100, "urgent", urgent, 900)
                                .service(100.2, "b", shape("b", 500, 1), 900)
                                .service(100.2, "c", shape("c", 500, 1), 900),
                        paced(Duration.ofMillis(100), WorldSettings.BackOff.DEFAULT))
                .runTo(100.2);
        cordon(world, false);

        assertThat(world.runTo(200).log.about("bound"))
                .extracting(line -> line.split(" to ", 2)[0])
                .containsExactly("100.3 bound b", "100.4 bound c", "100.5 bound urgent");
    }

    @Test
    void waitingForAChangeCostsNoEvents() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900).service(100, "b", shape("b", 9, 1), 900), PATIENT)
                .runTo(101);
        long before = world.world.engine().fired();
        world.runTo(890);

        assertThat(world.world.engine().fired()).isEqualTo(before);
    }

    @Test
    void aWokenPodCostsAnAlarmAndATurnAndNoMore() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900), PATIENT).runTo(100.2);
        long before = world.world.engine().fired();
        for (int i = 0; i < 5; i++) {
            wakeInVain(world);
        }
        world.runTo(890);

        assertThat(world.world.engine().fired() - before).isEqualTo(2);
    }

    private static TraceBuilder preempting(double highUntil) {
        return trace().service(1, "low", shape("low", Resources.ofPod(1000, 1 << 20), SchedulingRules.NONE, 1), 900)
                .service(
                        100,
                        "high",
                        shape("high", Resources.ofPod(1000, 1 << 20), SchedulingRules.NONE, 100),
                        highUntil)
                .service(100.5, "small", shape("small", 940, 1), 900);
    }

    private static WorldSettings quickEnds() {
        return new WorldSettings(
                PATIENT.boot(),
                PATIENT.billing(),
                PATIENT.scheduling(),
                new WorldSettings.Pods(Duration.ofSeconds(2), Duration.ofMillis(200)),
                WorldSettings.Cloud.PERFECT,
                PATIENT.tail());
    }

    /** The victim is gone at 100.2; the small one of 100.5 would fit if the room were not promised: 1930 - 1000 < 940. */
    @Test
    void aPodThatPreemptsBacksOffToo() {
        var world = oneNode(preempting(900), quickEnds()).runTo(200);

        assertThat(world.log.about("bound"))
                .containsExactly("1.0 bound low to general-0", "101.0 bound high to general-0");
    }

    /** High departs at 100.7: the victim's successor, tried at 100, and the small one, tried at 100.5, may have the room. */
    @Test
    void roomIsFreeWhenThePodItWasPromisedToDepartsWhileItBacksOff() {
        var world = oneNode(preempting(100.7), quickEnds()).runTo(200);

        assertThat(world.log.about("bound"))
                .containsExactly("1.0 bound low to general-0", "101.0 bound low#1 to general-0");
    }

    @Test
    void aPodThatPreemptedTakesANewNodeThatComesBeforeItsVictimsAreGone() {
        var world = new LivingWorld(
                preempting(900).group(GROUP, "m5.large", 1, 2, "us-east-1a").build(), PATIENT);
        world.runTo(92);
        world.raise(2);
        world.runTo(200);

        assertThat(world.log.about("bound high")).containsExactly("102.0 bound high to general-1");
        assertThat(world.log.about("bound low#1"))
                .as("once the victim is gone at 105")
                .containsExactly("105.0 bound low#1 to general-0");
    }

    @Test
    void showsThePodThatWaitsOutItsBackOffAsUnschedulable() {
        var world = cordoned(trace().service(100, "a", SHAPE, 900), PATIENT).runTo(100.2);
        cordon(world, false);

        assertThat(world.observe().unschedulablePods().items())
                .extracting(Pod::id)
                .containsExactly("a");
        assertThat(world.runTo(101).observe().unschedulablePods().items()).isEmpty();
    }

    @Test
    void refusesBackOffsThatKubeSchedulerWouldRefuse() {
        assertThatThrownBy(() -> new WorldSettings.BackOff(Duration.ZERO, Duration.ofSeconds(1), true))
                .hasMessage("the initial back-off is PT0S: give 1 ms or more");
        assertThatThrownBy(() -> new WorldSettings.BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1), true))
                .hasMessage("the greatest back-off is PT1S, below the initial one of PT2S: give one that is not below");
    }
}

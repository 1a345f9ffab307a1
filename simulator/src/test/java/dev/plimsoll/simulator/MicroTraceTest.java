package dev.plimsoll.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.loop.Listener;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.oracle.Conservation;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.SimulatedWorld;
import dev.plimsoll.simulator.world.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Answers on paper. An m5.large costs $0.0960 an hour and has 1,930 millicores for pods. Instances are billed from 10 s after
 * they are asked for to 30 s after they are told to end, 60 s at least; nodes are ready 60 s after they are asked for. The
 * scheduler and the starting of pods take no time. The loop runs on whole seconds. A node must be empty for 3 minutes, or
 * underused for 10, and be 10 minutes old to go; it is tainted in one round and told to end in the next.
 */
class MicroTraceTest {

    private static final WorldSettings WORLD = MicroTrace.WORLD;

    /** Arrives 10.3; bought at 11; ready 71; ends 671; empty for 3 min at 851; told to end 852, gone 882: billed 21 to 882. */
    @Test
    void oneJobPaysForItsBootAndForTheTimeItsNodeStandsEmpty() {
        RunResult result = run(onLarge().job(10.3, 1000, 600).build());

        assertThat(result.waiting().maxSeconds()).isCloseTo(60.7, within(0.1));
        assertBilled(result, 861, 96_000);
        assertThat(result.counts()).isEqualTo(new RunResult.Counts(0, 0, 1, 1, 0));
    }

    /** Asked for at 0, running at 10, told to end at 20, gone at 50: 40 s of life cost 60. */
    @Test
    void aShortLifeIsBilledAMinute() {
        RunResult result = run(onLarge().service(0, 100, 5).build(), scripted(world -> {
            world.aws().setDesiredCapacity("large", 1);
            world.engine().after(20_000, () -> world.aws().setDesiredCapacity("large", 0));
        }));

        assertThat(result.money().microDollars()).isEqualTo(60 * 96_000 / 3600);
        assertThat(result.money().nodeMillis()).isEqualTo(40_000);
    }

    /** Asked for at 0 and told to end at 5, before it ran at 10. */
    @Test
    void anInstanceThatNeverRanCostsNothing() {
        RunResult result = run(onLarge().service(0, 100, 5).build(), scripted(world -> {
            world.aws().setDesiredCapacity("large", 1);
            world.engine().after(5_000, () -> world.aws().setDesiredCapacity("large", 0));
        }));

        assertThat(result.money().microDollars()).isZero();
    }

    /** Ready at 300 instead of 60; the job ends at 360; the node is 10 min old at 900; gone at 931: billed 10 to 931. */
    @Test
    void aStragglerIsWaitedFor() {
        RunResult result = run(
                onLarge().job(0, 1000, 60).build(),
                plimsoll(),
                WORLD.withBoot(WorldSettings.Boot.exactly(Duration.ofMinutes(5))));

        assertThat(result.waiting().maxSeconds()).isCloseTo(300, within(0.5));
        assertBilled(result, 921, 96_000);
    }

    /**
     * Asked for at 0, overdue after 15 min; ended 30 s after that, and gone at 960: billed from 10 to 960. The only group is
     * left alone for a while then, so that no second is asked for before the end at 1000.
     */
    @Test
    void instancesThatNeverComeAreGivenUpAndPaidFor() {
        var never = new WorldSettings.Boot(
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ZERO,
                new WorldSettings.Stragglers(0, Duration.ZERO, 1),
                WorldSettings.Start.NONE);
        RunResult result = run(
                onLarge().job(0, 1000, 60).length(Duration.ofSeconds(1000)).build(),
                plimsoll(),
                WORLD.withBoot(never).withTail(Duration.ZERO));

        assertBilled(result, 950, 96_000);
        assertThat(result.counts().neverPlaced()).isEqualTo(1);
        assertThat(result.counts().scaleUps()).isEqualTo(1);
        assertThat(result.waiting().maxSeconds()).as("it waits to the end").isCloseTo(1000, within(0.5));
    }

    /** Both at 0 on one node at 60; end at 160; 10 min old at 660; gone at 691: billed 10 to 691. */
    @Test
    void twoJobsThatFitTogetherShareANode() {
        RunResult result = run(onLarge().job(0, 900, 100).job(0, 900, 100).build());

        assertThat(result.counts().scaleUps()).isEqualTo(1);
        assertThat(result.waiting().meanSeconds()).isCloseTo(60, within(0.1));
        assertBilled(result, 681, 96_000);
    }

    /** As above with a second node; empty nodes go together: each is billed 681 s. */
    @Test
    void emptyNodesGoTogether() {
        RunResult result =
                run(onLarge().job(0, 900, 100).job(0, 900, 100).job(0, 900, 100).build());

        assertThat(result.counts().scaleUps()).isEqualTo(2);
        assertThat(result.counts().scaleDowns()).isEqualTo(2);
        assertBilled(result, 2 * 681, 96_000);
    }

    /** Four times 900 millicores need two m5.large for $0.192 or one c5.xlarge (3,920 millicores) for $0.170. */
    @Test
    void oneLargerNodeIsBoughtWhereItIsCheaperThanTwo() {
        RunResult result = run(onLarge()
                .group("compute", "c5.xlarge", 0, 10)
                .job(0, 900, 100)
                .job(0, 900, 100)
                .job(0, 900, 100)
                .job(0, 900, 100)
                .build());

        assertThat(result.counts().scaleUps()).isEqualTo(1);
        assertBilled(result, 681, 170_000);
    }

    /** Gone at 30, before the node it was bought for is ready at 60; that stands empty until it is 10 min old. */
    @Test
    void aPodThatLeavesBeforeItsNodeComesIsNeverPlaced() {
        RunResult result = run(onLarge().service(0, 1000, 30).build());

        assertThat(result.counts().neverPlaced()).isEqualTo(1);
        assertBilled(result, 681, 96_000);
    }

    /** One node stands from the start and to the end, an hour after the last event. */
    @Test
    void theMinimumIsKeptAndSparesTheWait() {
        RunResult result = run(new MicroTrace()
                .group("large", "m5.large", 1, 10)
                .job(0, 1000, 100)
                .build());

        assertThat(result.waiting().maxSeconds()).isZero();
        assertThat(result.counts()).isEqualTo(new RunResult.Counts(0, 0, 0, 0, 0));
        assertBilled(result, 3600, 96_000);
    }

    /** The second comes at 100 onto the first's node; the first ends at 1060; empty for 3 min at 1240; gone at 1271. */
    @Test
    void aLaterJobThatFitsDoesNotWait() {
        RunResult result = run(onLarge().job(0, 1000, 1000).job(100, 900, 10).build());

        assertThat(result.counts().scaleUps()).isEqualTo(1);
        assertThat(result.waiting().seconds(50)).isZero();
        assertThat(result.waiting().maxSeconds()).isCloseTo(60, within(0.1));
        assertBilled(result, 1261, 96_000);
    }

    /**
     * The node in zone b is full until 100, so one in zone a is bought at 0 and has the pod at 60. It dies at 500. The node in b
     * has been empty for long, but the volume is in a: another is bought there at 500 and has the pod at 560.
     */
    @Test
    void aReplicaWhoseNodeDiesGetsANodeInTheZoneOfItsVolume() {
        RunResult result = run(betweenZones().database(0, 1).build(), losingItsNodeAt500());

        assertThat(result.counts().scaleUps()).isEqualTo(2);
        assertThat(result.counts().evictions()).isEqualTo(1);
        assertThat(result.waiting().millis().getTotalCount()).isEqualTo(3);
        assertThat(result.waiting().meanSeconds()).isCloseTo((0 + 60 + 60) / 3.0, within(0.1));
    }

    /** As above without a volume: the node in b has the pod at once. */
    @Test
    void aReplicaWithoutAVolumeGoesWhereThereIsRoom() {
        RunResult result = run(betweenZones().scale(0, 1).build(), losingItsNodeAt500());

        assertThat(result.counts().scaleUps()).isEqualTo(1);
        assertThat(result.waiting().meanSeconds()).isCloseTo((0 + 60 + 0) / 3.0, within(0.1));
    }

    /** Nobody buys but once, at 0: from 500 to the end at 1000 the pod waits beside the empty node in b. */
    @Test
    void aReplicaWhoseZoneHasNoNodeWaitsBesideAnEmptyOne() {
        Trace trace =
                betweenZones().database(0, 1).length(Duration.ofSeconds(1000)).build();
        RunResult result = run(
                trace,
                scripted(world -> {
                    world.aws().setDesiredCapacity("a", 1);
                    loseNodeAt500(world);
                    world.engine()
                            .after(
                                    999_000,
                                    () -> assertThat(world.kubernetes().unschedulablePods())
                                            .singleElement()
                                            .satisfies(pod -> assertThat(pod.shape()
                                                            .rules()
                                                            .attachments()
                                                            .volumeZones())
                                                    .containsExactly("us-east-1a")));
                }),
                WORLD.withTail(Duration.ZERO));

        assertThat(result.waiting().millis().getTotalCount()).isEqualTo(3);
    }

    private static MicroTrace betweenZones() {
        return new MicroTrace()
                .group("a", "m5.large", 0, 10, "us-east-1a")
                .group("b", "m5.large", 1, 1, "us-east-1b")
                .service(0, 1900, 100);
    }

    private static Policy losingItsNodeAt500() {
        Policy plimsoll = plimsoll();
        return scripted(world -> {
            plimsoll.attach(world);
            loseNodeAt500(world);
        });
    }

    private static void loseNodeAt500(SimulatedWorld world) {
        world.engine().after(500_000, () -> world.aws().terminateInstance("i-a-0", true));
    }

    private static MicroTrace onLarge() {
        return new MicroTrace().group("large", "m5.large", 0, 10);
    }

    private static void assertBilled(RunResult result, long seconds, long microDollarsPerHour) {
        assertThat(result.money().nodeMillis()).isEqualTo(seconds * 1000);
        assertThat(result.money().microDollars()).isCloseTo(seconds * microDollarsPerHour / 3600, within(10L));
    }

    private static RunResult run(Trace trace) {
        return run(trace, plimsoll());
    }

    private static RunResult run(Trace trace, Policy policy) {
        return run(trace, policy, WORLD);
    }

    private static RunResult run(Trace trace, Policy policy, WorldSettings world) {
        return new Simulation(trace, Conservation::new).run(policy, world, 1);
    }

    private static Policy plimsoll() {
        Listener nobody = new Listener() {};
        return new PlimsollPolicy(
                new PolicyLabel("plimsoll", PolicyLabel.Kind.PRODUCT), PlimsollPolicy.Product.DEFAULT, false, nobody);
    }

    private interface Script {
        void play(SimulatedWorld world);
    }

    private static Policy scripted(Script script) {
        return new Policy() {
            @Override
            public PolicyLabel label() {
                return new PolicyLabel("scripted", PolicyLabel.Kind.MODEL);
            }

            @Override
            public void attach(SimulatedWorld world) {
                script.play(world);
            }
        };
    }
}

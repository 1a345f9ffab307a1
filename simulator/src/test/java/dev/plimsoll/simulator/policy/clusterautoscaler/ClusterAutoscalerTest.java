package dev.plimsoll.simulator.policy.clusterautoscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.MicroTrace;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.oracle.Conservation;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Answers on paper, in the world of {@link MicroTrace#WORLD}: nodes ready 60 s after they are asked for. Its loops take 8 ms, so
 * that the beat is 10.008 s; an m5.large costs $0.0960 an hour and has 1,930 millicores for pods.
 */
class ClusterAutoscalerTest {

    /** A pod comes at 10.3 and starts a loop in vain; the next, at 20.308, buys; the node is there at 80.308. */
    @Test
    void decidesOneIntervalAfterAPodThatFitsNowhereCame() {
        RunResult result = run(onLarge().job(10.3, 1000, 600).build(), "");

        assertThat(result.waiting().maxSeconds()).isCloseTo(70.0, within(0.1));
        assertThat(result.run().policy().kind()).isEqualTo(PolicyLabel.Kind.MODEL);
    }

    /** The second pod starts a loop at 14 that sees the first, by now older than 2 s: bought at 14, there at 74. */
    @Test
    void buysAtOnceForAnOldPodWhenANewOneComes() {
        RunResult result = run(onLarge().job(9, 1000, 60).job(14, 400, 60).build(), "");

        assertThat(result.waiting().maxSeconds()).isCloseTo(65, within(0.1));
        assertThat(result.counts().scaleUps()).isEqualTo(1);
    }

    /**
     * Bought at 20.308 and billed from 30.308; there at 80.308, empty at 680.308; unneeded from 680.852 and so for more than 10
     * min at 1281.332; 5 s after the taint it is ended, which takes 30 s more: billed for 1286.024 s, by whole seconds.
     */
    @Test
    void keepsANodeTenMinutesAndFiveSeconds() {
        RunResult result = run(onLarge().job(10.3, 1000, 600).build(), "");

        assertThat(result.money().nodeMillis()).isEqualTo(1_286_024);
        assertThat(result.money().microDollars()).isEqualTo(1_287 * 96_000 / 3_600);
    }

    /** The same with 1 min in place of 10: 6 beats after the first that finds it unneeded, not 60. */
    @Test
    void keepsANodeAsLongAsItsFlagsSay() {
        RunResult result = run(
                onLarge().job(10.3, 1000, 600).build(),
                "--scale-down-unneeded-time=1m --scale-down-delay-after-add=1m");

        assertThat(result.money().nodeMillis()).isEqualTo(1_286_024 - 54 * 10_008);
    }

    /** One m5.xlarge wastes more on one small pod than one m5.large does. */
    @Test
    void buysWhereTheLeastIsWasted() {
        RunResult result = run(
                new MicroTrace()
                        .group("a-xlarge", "m5.xlarge", 0, 10)
                        .group("b-large", "m5.large", 0, 10)
                        .job(0, 1000, 60)
                        .length(Duration.ofMinutes(5))
                        .build(),
                "");

        assertThat(result.counts().scaleUps()).isEqualTo(1);
        assertThat(result.money().microDollars())
                .as("only m5.large was billed")
                .isCloseTo(result.money().nodeMillis() * 96_000 / 3_600_000, within(30L));
    }

    /**
     * The node bought at 10.008 is there 20 s later, but its instance is known only when the groups are read again, at 60.016. Until
     * then it counts twice: as itself and as one on its way, on which the pod of 40 would fit. So that is bought for at 60.016.
     */
    @Test
    void buysNothingForAPodThatFitsOnAPhantom() {
        Trace trace = onLarge().job(0, 1500, 600).job(40, 1500, 600).build();
        RunResult result = new Simulation(trace, Conservation::new)
                .run(
                        new ClusterAutoscaler(Flags.DEFAULT, ClusterAutoscaler.Phase.AT_START, false),
                        MicroTrace.WORLD.withBoot(WorldSettings.Boot.exactly(Duration.ofSeconds(20))),
                        1);

        assertThat(result.counts().scaleUps()).isEqualTo(2);
        assertThat(result.waiting().maxSeconds()).isCloseTo(40.016, within(0.05));
    }

    /** Loops in which nothing could have changed are left out, and nothing else is different. */
    @Test
    void doesTheSameWhetherOrNotIdleLoopsAreLeftOut() {
        for (int seed = 1; seed <= 5; seed++) {
            Trace trace = RandomWork.of(seed);
            RunResult fast =
                    run(trace, new ClusterAutoscaler(Flags.DEFAULT, ClusterAutoscaler.Phase.AT_START, false), seed);
            RunResult slow =
                    run(trace, new ClusterAutoscaler(Flags.DEFAULT, ClusterAutoscaler.Phase.AT_START, true), seed);

            assertThat(fast.money()).as("seed " + seed).isEqualTo(slow.money());
            assertThat(fast.counts()).as("seed " + seed).isEqualTo(slow.counts());
            assertThat(fast.waiting().millis())
                    .as("seed " + seed)
                    .isEqualTo(slow.waiting().millis());
        }
    }

    /** Pods that take a minute to end are on nodes that go meanwhile, one picture after another. */
    @Test
    void movesPodsThatAreBeingDeletedInItsPictureLikeOthers() {
        var slowToEnd = new WorldSettings.Pods(
                Duration.ZERO,
                new WorldSettings.Grace(Duration.ofMinutes(1), Duration.ofMinutes(1), true),
                WorldSettings.Pull.NONE,
                Duration.ZERO);
        for (int seed = 1; seed <= 5; seed++) {
            RunResult result = new Simulation(RandomWork.of(seed), Conservation::new)
                    .run(
                            new ClusterAutoscaler(
                                    Flags.parse("--scale-down-unneeded-time=30s --scale-down-delay-after-add=30s"),
                                    ClusterAutoscaler.Phase.AT_START,
                                    false),
                            MicroTrace.WORLD.withPods(slowToEnd),
                            seed);

            assertThat(result.counts().scaleUps()).as("seed " + seed).isPositive();
            assertThat(result.counts().scaleDowns()).as("seed " + seed).isPositive();
        }
    }

    private static MicroTrace onLarge() {
        return new MicroTrace().group("large", "m5.large", 0, 10);
    }

    private static RunResult run(Trace trace, String flags) {
        return run(trace, new ClusterAutoscaler(Flags.parse(flags), ClusterAutoscaler.Phase.AT_START, false), 1);
    }

    private static RunResult run(Trace trace, ClusterAutoscaler policy, long seed) {
        return new Simulation(trace, Conservation::new).run(policy, MicroTrace.WORLD, seed);
    }
}

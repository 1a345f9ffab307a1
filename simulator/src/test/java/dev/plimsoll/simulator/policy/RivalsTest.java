package dev.plimsoll.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.simulator.MicroTrace;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.oracle.Conservation;
import dev.plimsoll.simulator.policy.clusterautoscaler.ClusterAutoscaler;
import dev.plimsoll.simulator.policy.clusterautoscaler.Flags;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.trace.TraceException;
import dev.plimsoll.simulator.world.Policy;
import dev.plimsoll.simulator.world.Simulation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers on paper, in the world of {@link MicroTrace#WORLD}; an m5.large costs $0.0960 an hour and has 1,930 millicores for pods. */
class RivalsTest {

    /** A tenth on top and 200 millicores: 2,000 millicores need (2,200 + 200) / 1,930, so two nodes; none need one for the buffer. */
    @Test
    void kubeAwsAutoscalerDividesBufferedSumsByItsNode() {
        Resources node = new Resources(1930, 7518L << 20, 29, Resources.NONE.others());

        assertThat(KubeAwsAutoscalerModel.nodesFor(Resources.ofPod(2000, 1L << 30), node))
                .isEqualTo(2);
        assertThat(KubeAwsAutoscalerModel.nodesFor(Resources.NONE, node)).isEqualTo(1);
        assertThat(KubeAwsAutoscalerModel.nodesFor(Resources.ofPod(0, 14L << 30), node))
                .isEqualTo(3);
        assertThat(KubeAwsAutoscalerModel.nodesFor(Resources.ofPod(0, 0).times(40), node))
                .isEqualTo(2);
    }

    /** One node for the buffer and one spare stand for a pod that comes after a minute. */
    @Test
    void kubeAwsAutoscalerHasRoomBeforeItIsAskedFor() {
        RunResult result = run(onLarge().job(120, 1000, 60).build(), ScanningPolicy.kubeAwsAutoscaler(false));

        assertThat(result.waiting().maxSeconds()).isZero();
        assertThat(result.counts().scaleUps()).isGreaterThanOrEqualTo(2);
    }

    /** Three at once at most, and one a while later: three pods of the first shape, one of the second. */
    @Test
    void peakDemandIsWhatIsAliveAtOnce() {
        Trace trace = onLarge()
                .service(0, 900, 100)
                .service(50, 900, 150)
                .service(99, 900, 200)
                .service(100, 900, 300)
                .service(400, 1000, 500)
                .build();

        assertThat(PeakDemand.of(trace)).extracting(Demand::count).containsExactly(3);
        assertThat(PeakDemand.of(onLarge().job(0, 900, 100).job(0, 500, 100).build()))
                .extracting(Demand::count)
                .containsExactlyInAnyOrder(1, 1);
    }

    /** Two nodes for three pods of 900 millicores, from the start to the end an hour after the last event. */
    @Test
    void staticPeakBuysForThePeakAndKeepsIt() {
        Trace trace =
                onLarge().job(0, 900, 100).job(0, 900, 100).job(0, 900, 100).build();
        RunResult result = run(trace, new StaticPeak(trace));

        assertThat(result.waiting().maxSeconds()).isZero();
        assertBilled(result, 2 * 3600, 96_000);
    }

    /** Two nodes of 1,900 millicores for 1,000 s and one for 600 s more, with 30 s to end the other. */
    @Test
    void recordedFleetIsResizedAsItWas() {
        Trace trace = RecordedFleet.inItsOwnWorld(
                onLarge()
                        .recorded(0, 2, 1900)
                        .recorded(1000, 1, 1900)
                        .job(0, 1000, 100)
                        .length(Duration.ofSeconds(1600))
                        .build(),
                Catalogue.of(InstanceSettings.DEFAULT));
        RunResult result = new Simulation(trace, Conservation::new)
                .run(new RecordedFleet(trace), MicroTrace.WORLD.withTail(Duration.ZERO), 1);

        assertThat(result.money().nodeMillis()).isEqualTo((1600 + 1030) * 1000L);
        assertThat(result.waiting().maxSeconds()).isZero();
    }

    @Test
    void recordedNodesThatNoTypeHoldsAreRefused() {
        Trace trace = onLarge().recorded(0, 1, 10_000_000).job(0, 1000, 1).build();

        assertThatThrownBy(() -> RecordedFleet.inItsOwnWorld(trace, Catalogue.of(InstanceSettings.DEFAULT)))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("\"old\"")
                .hasMessageContaining("10000000");
    }

    /** Two pods of 900 millicores fill 1,800 of 1,930 on one node for 600 s: no run of them may cost less than the bound says. */
    @Test
    void noRunCostsLessThanItsWorkMust() {
        Trace trace =
                onLarge().job(0, 900, 600).job(0, 900, 600).job(700, 1500, 300).build();

        for (Policy policy : List.of(
                new StaticPeak(trace),
                ScanningPolicy.kubeAwsAutoscaler(false),
                new ClusterAutoscaler(Flags.DEFAULT, ClusterAutoscaler.Phase.AT_START, false))) {
            RunResult.Money money = run(trace, policy).money();

            assertThat(money.work().coreHours()).isCloseTo((2 * 0.9 * 600 + 1.5 * 300) / 3600, within(1e-9));
            assertThat(money.work().leastMicroDollars())
                    .as(policy.label().name())
                    .isBetween((long) (money.work().coreHours() / 1.93 * 96_000) - 1, money.microDollars());
        }
    }

    private static MicroTrace onLarge() {
        return new MicroTrace().group("large", "m5.large", 0, 10);
    }

    private static RunResult run(Trace trace, Policy policy) {
        return new Simulation(trace, Conservation::new).run(policy, MicroTrace.WORLD, 1);
    }

    private static void assertBilled(RunResult result, long seconds, long microDollarsPerHour) {
        assertThat(result.money().nodeMillis()).isEqualTo(seconds * 1000);
        assertThat(result.money().microDollars()).isCloseTo(seconds * microDollarsPerHour / 3600, within(10L));
    }
}

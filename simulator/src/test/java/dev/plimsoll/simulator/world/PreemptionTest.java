package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import org.junit.jupiter.api.Test;

/** Nodes are m5.large: 1,930 millicores for pods. The scheduler takes 10 ms a pod. */
final class PreemptionTest {

    private static LivingWorld withNodes(TraceBuilder trace, int nodes) {
        return new LivingWorld(
                trace.group(GROUP, "m5.large", nodes, 9, "us-east-1a").build());
    }

    private static PodShape high(long cpuMillis) {
        return shape("high", Resources.ofPod(cpuMillis, 1 << 20), SchedulingRules.NONE, 100);
    }

    private static PodShape low(String app, long cpuMillis) {
        return shape(app, cpuMillis, 1);
    }

    @Test
    void aPodOfHigherPriorityTakesTheRoomOfOneOfLower() {
        var world = withNodes(trace().service(1, "low", low("low", 1000), 900).service(10, "high", high(1000), 900), 1)
                .runTo(60);

        assertThat(world.log.about("evicted")).containsExactly("10.01 evicted low");
        assertThat(world.log.about("ended low PREEMPTED")).hasSize(1);
        assertThat(world.log.about("bound high")).hasSize(1);
        assertThat(world.observe().unschedulablePods().items())
                .as("the victim came back and waits")
                .hasSize(1);
    }

    @Test
    void equalsDoNotPreempt() {
        var world = withNodes(trace().service(1, "one", high(1000), 900).service(10, "other", high(1000), 900), 1)
                .runTo(60);

        assertThat(world.log.about("evicted")).isEmpty();
    }

    @Test
    void asFewGoAsWillDoAndTheYoungestFirst() {
        var world = withNodes(
                        trace().service(1, "older", low("low", 900), 900)
                                .service(2, "younger", low("low", 900), 900)
                                .service(10, "high", high(900), 900),
                        1)
                .runTo(60);

        assertThat(world.log.about("evicted")).containsExactly("10.01 evicted younger");
    }

    @Test
    void nobodySlipsIntoRoomThatWasMadeForAnother() {
        var world = withNodes(
                        trace().service(1, "one", low("low", 900), 900)
                                .service(2, "two", low("low", 900), 900)
                                .service(10, "high", high(1800), 900)
                                .service(11, "small", low("small", 800), 900),
                        1)
                .runTo(60);

        assertThat(world.log.about("evicted")).hasSize(2);
        assertThat(world.log.about("bound high")).hasSize(1);
        assertThat(world.log.about("bound small")).isEmpty();
    }

    @Test
    void prefersANodeWhoseBudgetsStayWhole() {
        var world = withNodes(
                        trace().minAvailable(0, "guarded", 1)
                                .service(1, "guarded", low("guarded", 1500), 900)
                                .service(2, "free", low("free", 1500), 900)
                                .service(60, "high", high(1500), 900),
                        2)
                .runTo(120);

        assertThat(world.log.about("evicted")).containsExactly("60.01 evicted free");
    }

    @Test
    void aPromiseEndsWithItsNode() {
        var world = withNodes(trace().service(1, "low", low("low", 1000), 900).service(10, "high", high(1000), 900), 1)
                .runTo(11);
        world.world.aws().terminateInstance("i-general-0", false);
        world.runTo(300);

        assertThat(world.log.about("bound high"))
                .as("on the node that replaces the first")
                .hasSize(1);
    }

    @Test
    void aPodThatDepartsGivesUpItsPromise() {
        var world = withNodes(
                        trace().service(1, "low", low("low", 1000), 900)
                                .service(10, "high", high(1000), 11)
                                .service(20, "next", low("next", 1900), 900),
                        1)
                .runTo(60);

        assertThat(world.log.about("bound high")).isEmpty();
        assertThat(world.log.about("bound low"))
                .as("the victim takes its old room again")
                .hasSize(2);
    }
}

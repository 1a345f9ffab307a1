package dev.plimsoll.simulator.world;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.round.Action;
import dev.plimsoll.simulator.measure.Course;
import dev.plimsoll.simulator.measure.PolicyLabel;
import dev.plimsoll.simulator.measure.RunResult;
import dev.plimsoll.simulator.trace.Manifest;
import dev.plimsoll.simulator.trace.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SimulationTest {

    private static final WorldSettings SETTINGS = LivingWorld.STEADY.withTail(Duration.ZERO);

    /** Raises the default group by one at each of these seconds, and ends its n-th instance at others. */
    private record Script(Trace trace, List<Double> raises, List<Double> ends) implements Policy {

        @Override
        public PolicyLabel label() {
            return new PolicyLabel("script", PolicyLabel.Kind.MODEL);
        }

        @Override
        public void attach(SimulatedWorld world) {
            for (int i = 0; i < raises.size(); i++) {
                at(world, raises.get(i), new Action.RaiseDesired(GROUP, 0, i + 1));
            }
            for (int i = 0; i < ends.size(); i++) {
                at(world, ends.get(i), new Action.TerminateInstance("i-general-" + i, GROUP));
            }
        }

        private static void at(SimulatedWorld world, double seconds, Action action) {
            long time = TraceBuilder.at(seconds);
            world.engine().at(time, () -> world.doors().actuator().act(action, Instant.ofEpochMilli(time)));
        }

        RunResult run() {
            return new Simulation(trace, settings -> Witness.none()).run(this, SETTINGS, 1);
        }
    }

    private static Script script(TraceBuilder trace, List<Double> raises, Double... ends) {
        return new Script(trace.build(), raises, List.of(ends));
    }

    @Test
    void anInstanceIsBilledToTheSecondFromRunningToTerminated() {
        RunResult result = script(trace(), List.of(100.0), 1000.5).run();

        assertThat(result.money().nodeMillis()).isEqualTo(930_500);
        assertThat(result.money().microDollars()).as("931 s at $0.096/h").isEqualTo(Math.round(96_000 * 931 / 3600.0));
        assertThat(result.money().wasteMicroDollars()).isEqualTo(result.money().microDollars());
    }

    @Test
    void anInstanceIsBilledForAMinuteAtLeast() {
        RunResult result = script(trace(), List.of(100.0), 110.0).run();

        assertThat(result.money().nodeMillis()).isEqualTo(40_000);
        assertThat(result.money().microDollars()).isEqualTo(1600);
    }

    @Test
    void whatStillRunsIsBilledToTheEnd() {
        RunResult result = script(trace(), List.of(0.0)).run();

        assertThat(result.money().microDollars()).isEqualTo(96_000);
        assertThat(result.counts()).isEqualTo(new RunResult.Counts(0, 0, 1, 0, 0));
    }

    @Test
    void wasteIsWhatTheFullerResourceLeavesAndAllocationWhatWasRequested() {
        TraceBuilder trace = trace().service(0, "web", shape("web", 965, 0), 3600);
        RunResult result = script(trace, List.of(0.0)).run();

        assertThat(result.money().wasteMicroDollars() / 96_000.0)
                .as("half of the cpu is requested from second 10.01 on")
                .isCloseTo(1 - 0.5 * 3589.99 / 3600, within(1e-5));
        assertThat(result.money().allocation().cpu())
                .as("over the 3590 s that the node was ready")
                .isCloseTo(0.5 * 3589.99 / 3590, within(1e-9));
        assertThat(result.money().allocation().memory()).isZero();
    }

    /** 10.01 s until the node is there; 29 s until nobody wants the second any more, and 3,598 s the third. */
    @Test
    void waitingIsFromArrivalToBeingBoundOrToTheEndOfPodsThatNeverRan() {
        TraceBuilder trace = trace().service(0, "web", shape("web", 500, 100), 3600)
                .service(1, "gone", shape("gone", 100_000, 100), 30)
                .service(2, "stuck", shape("gone", 100_000, 100), 3600);
        RunResult result = script(trace, List.of(0.0)).run();

        assertThat(result.waiting().millis().getTotalCount()).isEqualTo(3);
        assertThat(result.waiting().meanMillis()).isEqualTo((10_010 + 29_000 + 3_598_000) / 3.0);
        assertThat(result.waiting().maxSeconds()).isCloseTo(3_598, within(4.0));
        assertThat(result.counts().neverPlaced()).isEqualTo(2);
    }

    @Test
    void aPodThrownOffByItsNodesEndCountsAsEvicted() {
        TraceBuilder trace = trace().service(0, "web", shape("web", 500, 100), 3600);
        RunResult result = script(trace, List.of(0.0), 100.0).run();

        assertThat(result.counts()).isEqualTo(new RunResult.Counts(0, 1, 1, 1, 0));
    }

    @Test
    void buyingWithinTenMinutesOfGivingBackIsAFlap() {
        RunResult quick = script(trace(), List.of(0.0, 100.0, 760.0), 101.0).run();
        var flap = new Script(trace().build(), List.of(0.0, 700.0), List.of(100.0));
        var noFlap = new Script(trace().build(), List.of(0.0, 701.0), List.of(100.0));

        assertThat(quick.counts().flaps())
                .as("a raise to 3 when 1 is left launches two")
                .isZero();
        assertThat(flap.run().counts().flaps()).isEqualTo(2);
        assertThat(noFlap.run().counts().flaps()).isZero();
    }

    @Test
    void whoLooksCloselySeesTheNodesAndChangesNothing() {
        TraceBuilder trace = trace().service(0, "web", shape("web", 965, 0), 1800);
        RunResult unseen = script(trace, List.of(0.0)).run();
        RunResult seen = new Simulation(trace.build(), settings -> Witness.none())
                .run(script(trace, List.of(0.0)), SETTINGS, 1, new Simulation.Look(share -> {}, true));

        assertThat(seen.money()).isEqualTo(unseen.money());
        assertThat(seen.course().curve()).isEqualTo(unseen.course().curve());
        assertThat(unseen.course().moments()).isEmpty();
        List<Course.Moment> moments = seen.course().moments();
        assertThat(moments).hasSize(120);
        assertThat(moments.getLast().atMillis()).isEqualTo(seen.run().endMillis());
        Course.PackedNode loaded = moments.get(10).nodes().getFirst();
        assertThat(loaded.requested()).isEqualTo(new Course.Shares(0.5, 0, 0));
        assertThat(loaded.lots()).containsExactly(new Course.Lot("default/web", 1, 0.5));
        assertThat(moments.get(11).nodes().getFirst())
                .as("nothing came or went")
                .isSameAs(loaded);
        assertThat(moments.get(100).nodes().getFirst().lots())
                .as("the pod has departed")
                .isEmpty();
    }

    @Test
    void theCurveTellsTheSameMoney() {
        RunResult result = script(trace(), List.of(0.0, 500.0), 900.0).run();

        assertThat(result.course().curve().getLast().tally().microDollars())
                .isCloseTo(result.money().microDollars(), within(2L));
    }

    @Test
    void aTraceWithoutLengthEndsWithItsLastEventOrDeparture() {
        Trace open = trace().service(0, "web", shape("web", 500, 100), 7200).build();
        Manifest manifest = open.manifest();
        var trace = new Trace(
                new Manifest(
                        manifest.about(),
                        new Manifest.Span(manifest.span().start(), null),
                        manifest.loops(),
                        manifest.fleet()),
                open.events());
        RunResult result = new Script(trace, List.of(), List.of()).run();

        assertThat(result.run().endMillis()).isEqualTo(TraceBuilder.at(7200));
    }
}

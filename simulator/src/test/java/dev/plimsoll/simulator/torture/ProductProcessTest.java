package dev.plimsoll.simulator.torture;

import static dev.plimsoll.simulator.world.TraceBuilder.GROUP;
import static dev.plimsoll.simulator.world.TraceBuilder.shape;
import static dev.plimsoll.simulator.world.TraceBuilder.trace;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.core.loop.Decision;
import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.loop.Observer;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.trace.Trace;
import dev.plimsoll.simulator.world.LivingWorld;
import dev.plimsoll.simulator.world.TraceBuilder;
import dev.plimsoll.simulator.world.fault.DoorFault;
import dev.plimsoll.simulator.world.fault.Fault;
import dev.plimsoll.simulator.world.fault.FaultKind;
import dev.plimsoll.simulator.world.fault.FaultTally;
import dev.plimsoll.simulator.world.fault.ProcessFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pods come every half minute, and a fault strikes from 100 s to 200 s and not after. */
final class ProductProcessTest {

    private final FaultTally tally = new FaultTally(word -> {});
    private final List<Instant> rounds = new ArrayList<>();
    private final List<Long> roundsTrue = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<RuntimeException> escaped = new ArrayList<>();
    private final List<Long> acting = new ArrayList<>();
    private long leading;
    private final LivingWorld living = new LivingWorld(pods());

    private static Trace pods() {
        TraceBuilder pods = trace().group(GROUP, "m5.large", 0, 50, "us-east-1a");
        for (int second = 15; second < 600; second += 30) {
            pods.service(second, "web-" + second, shape("web", 1500, 512), 3000);
        }
        return pods.build();
    }

    private final class Ear implements ProductProcess.Watch {
        @Override
        public void decided(Instant now, Observation seen, Memory before, Decision decision) {
            rounds.add(now);
            roundsTrue.add(seconds(living.world.engine().nowMillis()));
        }

        @Override
        public void acted(Instant now, Step step, Outcome outcome) {
            steps.add(seconds(living.world.engine().nowMillis()) + " " + outcome);
        }

        @Override
        public void leads(long term) {
            leading = term;
        }

        @Override
        public void actsFor(long term) {
            acting.add(term);
        }

        @Override
        public Observer told(Observer observer) {
            return observer;
        }

        @Override
        public void escaped(RuntimeException exception) {
            escaped.add(exception);
        }
    }

    private static long seconds(long millis) {
        return (millis - LivingWorld.START_MILLIS) / 1000;
    }

    private ProductProcess attached(FaultKind kind, double amount) {
        List<Fault> faults = List.of(Fault.of(kind, new Fault.Window(100_000, 200_000), "", amount));
        var process = new ProductProcess(
                living.world,
                new ProductProcess.Mind(
                        PlimsollPolicy.Product.DEFAULT::decider,
                        living.world.imposed(faults, tally),
                        Settings.DEFAULT,
                        new ProductProcess.Ears(new Ear(), ProductProcess.Mutation.NONE)),
                tally);
        process.attach(faults);
        return process;
    }

    @ParameterizedTest
    @EnumSource
    void strikesWhileItsWindowLastsAndNotAfter(ProcessFault kind) {
        ProductProcess process = attached(kind, 60);
        living.runTo(150);
        switch (kind) {
            case CRASH_BEFORE -> goesOnAfter(5, false);
            case CRASH_AFTER -> goesOnAfter(5, true);
            case LEADER_CHANGE -> assertThat(roundsTrue).anyMatch(second -> second > 100);
            case CLOCK_SKEW -> readsAnotherTime(process);
            case PAUSE -> standsStill();
            case STALL -> wakesUpTooLate();
        }
        assertThat(tally.effects()).containsEntry(kind.word(), 1L);
        assertThat(escaped).isEmpty();
        living.runTo(400);
        assertThat(process.skewMillis()).isZero();
        assertThat(roundsTrue).as("rounds go on").anyMatch(second -> second > 300);
        assertThat(living.observe().unschedulablePods().items().size())
                .as("pods that wait")
                .isLessThan(2);
    }

    /** The round at 100 s sees the fault begin and has nothing to do; the next buys. */
    private void goesOnAfter(long seconds, boolean took) {
        long died =
                roundsTrue.stream().filter(second -> second > 100).findFirst().orElseThrow();
        assertThat(roundsTrue).noneMatch(second -> second > died && second < died + seconds);
        assertThat(roundsTrue).anyMatch(second -> second == died + seconds);
        assertThat(steps).as("the outcome of that step was never told").noneMatch(step -> step.startsWith(died + " "));
        assertThat(living.log.about(died + ".0 desired")).hasSize(took ? 1 : 0);
    }

    private void readsAnotherTime(ProductProcess process) {
        assertThat(process.skewMillis()).isEqualTo(60_000);
        int last = rounds.size() - 1;
        assertThat(Duration.ofMillis(LivingWorld.START_MILLIS
                        + roundsTrue.get(last) * 1000
                        - rounds.get(last).toEpochMilli()))
                .isEqualTo(Duration.ofMinutes(-1));
    }

    /** What it was about to do when it stalled is refused: another leads. */
    private void wakesUpTooLate() {
        goesOnAfter(5, false);
        living.runTo(201);
        assertThat(leading).isEqualTo(2);
        assertThat(acting).as("the first once more, at 200 s").containsSubsequence(2L, 1L);
        assertThat(living.log.about("200.0 desired")).isEmpty();
    }

    private void standsStill() {
        living.runTo(210);
        assertThat(roundsTrue).noneMatch(second -> second >= 100 && second < 200);
        assertThat(roundsTrue).contains(200L);
    }

    @Test
    void aRoundIsDueWhenAFaultOfTheDoorsIsOver() {
        attached(DoorFault.SILENT_WATCH, 0);
        living.runTo(201);

        assertThat(roundsTrue).contains(100L, 200L);
    }
}

package dev.plimsoll.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {

    private final StringWriter told = new StringWriter();
    private final AtomicLong seconds = new AtomicLong();

    @Test
    void tellsSimulatedTimeAndWhatIsLeftEveryHalfMinute() {
        try (ProgressLine progress = line(false)) {
            progress.expect(2);
            passed(progress, 10, 0, 0.2);
            passed(progress, 40, 0, 0.5);
            passed(progress, 50, 1, 0.1);
            seconds.set(120);
            progress.done(1, 2);
        }
        assertThat(told.toString().lines())
                .containsExactly(
                        "25 % of simulated time, 0 of 2 runs, 2 min left",
                        "30 % of simulated time, 1 of 2 runs, 5 min left");
    }

    @Test
    void countsRunsThatDoNotSayHowFarTheyAre() {
        try (ProgressLine progress = line(false)) {
            seconds.set(30);
            progress.done(1, 4);
            seconds.set(60);
            progress.done(3, 4);
        }
        assertThat(told.toString().lines())
                .containsExactly("25 %, 1 of 4 runs, 90 s left", "75 %, 3 of 4 runs, 20 s left");
    }

    @Test
    void writesOverItsLineOnATerminalAndLeavesNothing() {
        try (ProgressLine progress = line(true)) {
            progress.expect(1);
            passed(progress, 1, 0, 0.5);
        }
        assertThat(told.toString())
                .startsWith("\r[###############               ] 50 % of simulated time, 0 of 1 runs, 1 s left")
                .endsWith("\r")
                .doesNotContain("\n");
    }

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(new PrintWriter(told, true), terminal, () -> TimeUnit.SECONDS.toNanos(seconds.get()));
    }

    private void passed(ProgressLine progress, long second, int run, double share) {
        seconds.set(second);
        progress.passed(run, share);
    }
}

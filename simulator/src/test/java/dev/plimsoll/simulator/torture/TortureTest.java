package dev.plimsoll.simulator.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.tune.RunGrid;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TortureTest {

    private static final Duration LENGTH = Duration.ofMinutes(90);

    private static Torture torture(Torture.Menu menu) {
        return new Torture(
                settings -> new PlimsollPolicy.Product(settings, PlanningSettings.DEFAULT).decider(),
                new Setting(Settings.DEFAULT, WorldSettings.DEFAULT, InstanceSettings.DEFAULT),
                menu);
    }

    private static Torture.Report campaign(int threads) throws InterruptedException {
        return torture(Torture.Menu.everything(LENGTH))
                .campaign(LongStream.rangeClosed(1, 8), new RunGrid(threads, (finished, all) -> {}));
    }

    @Test
    void theSameSeedsComeToTheSameOnAnyNumberOfThreads() throws InterruptedException {
        Torture.Report one = campaign(1);

        assertThat(campaign(2)).isEqualTo(one);
        assertThat(one.figures().nodeHours()).as("something was simulated").isGreaterThan(10);
        assertThat(one.figures().effects()).as("faults took effect").isNotEmpty();
    }

    @Test
    void aReplayTellsWhatWasPlannedAndWhatHappened() {
        Torture.Replay replay = torture(Torture.Menu.everything(LENGTH)).replay(3);

        assertThat(replay.lines()).anySatisfy(line -> assertThat(line).startsWith("planned"));
        assertThat(replay.lines()).anySatisfy(line -> assertThat(line).contains("is launched"));
        assertThat(replay.html()).contains("<svg", "Seed 3");
    }

    @Test
    void anUnknownFaultIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> new Torture.Menu(LENGTH, List.of("earthquake")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "no fault is called \"earthquake\": use some of api-error,clock-skew,cloud-error");
    }

    @Test
    void aTrialWithoutTimeToSettleIsRefused() {
        assertThatThrownBy(() -> Torture.Menu.everything(Duration.ofMinutes(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("trials of 10 minutes: give 90 or more");
    }
}

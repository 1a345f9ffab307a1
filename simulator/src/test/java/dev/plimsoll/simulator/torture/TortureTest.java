package dev.plimsoll.simulator.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.core.loop.Decider;
import dev.plimsoll.core.plan.PlanningSettings;
import dev.plimsoll.core.settings.InstanceSettings;
import dev.plimsoll.core.settings.Settings;
import dev.plimsoll.simulator.policy.PlimsollPolicy;
import dev.plimsoll.simulator.tune.RunGrid;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TortureTest {

    private static final Duration LENGTH = Duration.ofMinutes(90);

    private static final Setting SETTING =
            new Setting(Settings.DEFAULT, WorldSettings.DEFAULT, InstanceSettings.DEFAULT);

    private static Torture torture(Torture.Menu menu) {
        return new Torture(
                settings -> new PlimsollPolicy.Product(settings, PlanningSettings.DEFAULT).decider(), SETTING, menu);
    }

    private static Torture.Report campaign(Torture.Menu menu, long seeds, int threads) throws InterruptedException {
        return torture(menu).campaign(LongStream.rangeClosed(1, seeds), new RunGrid(threads, (finished, all) -> {}));
    }

    @Test
    void theSameSeedsComeToTheSameOnAnyNumberOfThreads() throws InterruptedException {
        Torture.Menu everything = Torture.Menu.everything(LENGTH);
        Torture.Report one = campaign(everything, 8, 1);

        assertThat(campaign(everything, 8, 2)).isEqualTo(one);
        assertThat(one.figures().nodeHours()).as("something was simulated").isGreaterThan(10);
        assertThat(one.figures().effects()).as("faults took effect").isNotEmpty();
    }

    /** A slice of what {@code plimsoll torture --seeds 1..2000} runs; what breaks here is a fault of the product. */
    @Test
    void whateverGoesWrongNoInvariantBreaks() throws InterruptedException {
        assertThat(campaign(Torture.Menu.everything(Duration.ofHours(2)), 100, 1)
                        .failures())
                .isEmpty();
    }

    @Test
    void withoutFaultsNoInvariantBreaks() throws InterruptedException {
        Torture.Report report = campaign(new Torture.Menu(LENGTH, List.of()), 40, 1);

        assertThat(report.failures()).isEmpty();
        assertThat(report.figures().effects()).isEmpty();
    }

    @Test
    void whatEndsATrialNamesTheSeed() {
        Function<Settings, Decider> broken = settings -> {
            throw new IllegalStateException("no such planner");
        };
        var torture = new Torture(broken, SETTING, Torture.Menu.everything(LENGTH));

        assertThatThrownBy(() -> torture.campaign(LongStream.of(17), new RunGrid(1, (finished, all) -> {})))
                .hasMessageContaining("seed 17 ended in")
                .hasMessageContaining("no such planner");
    }

    @Test
    void aFailingSeedIsMadeShorterAndStillFails() {
        Mutant seventeen = PeerMutants.all().get(3);
        var torture = new Torture(
                settings -> new PlimsollPolicy.Product(settings, PlanningSettings.DEFAULT).decider(),
                SETTING,
                Torture.Menu.everything(LENGTH),
                seventeen.mutation());
        List<String> fixture = torture.shrink(1, talk -> {});

        assertThat(seventeen.name()).isEqualTo("A17");
        assertThat(fixture.getFirst()).startsWith("seed 1 breaks I14: ");
        assertThat(fixture).as("events that are left").hasSizeLessThan(20);
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

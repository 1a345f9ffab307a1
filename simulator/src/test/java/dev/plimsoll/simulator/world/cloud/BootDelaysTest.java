package dev.plimsoll.simulator.world.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.configuration.WorldSettings;
import dev.plimsoll.simulator.engine.RandomStreams;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class BootDelaysTest {

    private static final int DRAWS = 200_000;
    private static final long SEED = 7;

    /** The default, but each launch for itself. */
    private static final WorldSettings.Boot BOOT = WorldSettings.Boot.DEFAULT.withStart(WorldSettings.Start.NONE);

    private static long[] sorted(WorldSettings.Boot boot) {
        var delays = new BootDelays(boot, new RandomStreams(SEED));
        long[] drawn = new long[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            drawn[i] = delays.millis("group", i, i);
        }
        Arrays.sort(drawn);
        return drawn;
    }

    private static double seconds(long[] sorted, double quantile) {
        return sorted[(int) (quantile * sorted.length)] / 1000.0;
    }

    @Test
    void theBodyIsLognormalWithTheGivenMedianAndPercentile() {
        var boot = new WorldSettings.Boot(
                Duration.ofSeconds(45),
                Duration.ofSeconds(90),
                Duration.ZERO,
                WorldSettings.Stragglers.NONE,
                WorldSettings.Start.NONE);
        long[] drawn = sorted(boot);
        double sigma = Math.log(2) / 1.6448536269514722;

        assertThat(seconds(drawn, 0.5)).isCloseTo(45, within(0.3));
        assertThat(seconds(drawn, 0.95)).isCloseTo(90, within(1.0));
        assertThat(seconds(drawn, 0.8413447)).isCloseTo(45 * Math.exp(sigma), within(0.7));
        assertThat(seconds(drawn, 0.1586553)).isCloseTo(45 * Math.exp(-sigma), within(0.4));
    }

    @Test
    void noneIsBelowTheFloor() {
        long[] drawn = sorted(BOOT);

        assertThat(drawn[0]).isEqualTo(22_000);
        assertThat(Arrays.stream(drawn).filter(delay -> delay == 22_000).count() / (double) DRAWS)
                .as("the share of a lognormal below the floor, seed %d", SEED)
                .isCloseTo(0.0446, within(0.002));
    }

    @Test
    void oneInAHundredStragglesAndTwoInAThousandNeverCome() {
        var stragglersOnly = new WorldSettings.Boot(
                Duration.ofSeconds(1),
                Duration.ofSeconds(90),
                Duration.ZERO,
                WorldSettings.Stragglers.DEFAULT,
                WorldSettings.Start.NONE);
        long[] drawn = sorted(stragglersOnly);
        long never =
                Arrays.stream(drawn).filter(delay -> delay == BootDelays.NEVER).count();

        assertThat(never / (double) DRAWS).isCloseTo(0.002, within(0.0004));
        assertThat(Arrays.stream(sorted(BOOT))
                                .filter(delay -> delay != BootDelays.NEVER && delay > 200_000)
                                .count()
                        / (double) DRAWS)
                .as("10/21 of the stragglers, and hardly any other")
                .isCloseTo(0.01 * 100 / 210, within(0.0008));
    }

    @Test
    void theDelayOfALaunchDependsOnSeedGroupAndOrdinalAlone() {
        var one = new BootDelays(BOOT, new RandomStreams(1));
        var other = new BootDelays(BOOT, new RandomStreams(1));
        other.millis("b", 0, 0);
        other.millis("a", 1, 1);

        assertThat(other.millis("a", 0, 0)).isEqualTo(one.millis("a", 0, 0));
        assertThat(one.millis("a", 1, 1)).isNotEqualTo(one.millis("a", 0, 0));
        assertThat(new BootDelays(BOOT, new RandomStreams(2)).millis("a", 0, 0)).isNotEqualTo(one.millis("a", 0, 0));
    }

    @Test
    void instantMeansNoDelay() {
        assertThat(new BootDelays(WorldSettings.Boot.INSTANT, new RandomStreams(1)).millis("a", 0, 0))
                .isZero();
    }
}

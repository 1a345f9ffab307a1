package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.simulator.measure.CurveSampler.Series;
import dev.plimsoll.simulator.measure.RunResult.Sample;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CurveSamplerTest {

    @Test
    void weighsValuesByTheTimeTheyLasted() {
        CurveSampler sampler = new CurveSampler(1_000, 2_000, 1);
        sampler.add(1_250, Series.NODES, 4);
        sampler.add(1_500, Series.CPU_MILLIS_BOUGHT, 8_000);
        sampler.add(1_750, Series.NODES, -2);
        sampler.add(1_750, Series.MEMORY_BYTES_REQUESTED, 4L << 30);
        Sample only = sampler.curve().getFirst();
        assertThat(only.nodes()).isEqualTo(2.5);
        assertThat(only.cpuCores().bought()).isEqualTo(4);
        assertThat(only.memoryGibibytes().requested()).isEqualTo(1);
    }

    @Test
    void carriesAValueAcrossQuietStretches() {
        CurveSampler sampler = new CurveSampler(0, 1_000, 10);
        sampler.add(50, Series.NODES, 1);
        assertThat(sampler.curve()).extracting(Sample::nodes).containsExactly(0.5, 1d, 1d, 1d, 1d, 1d, 1d, 1d, 1d, 1d);
        assertThat(sampler.curve()).extracting(Sample::atMillis).startsWith(0L, 100L, 200L);
    }

    @Test
    void showsTheMostPodsThatWaitedAtOnce() {
        CurveSampler sampler = new CurveSampler(0, 300, 3);
        sampler.add(10, Series.PENDING_PODS, 7);
        sampler.add(11, Series.PENDING_PODS, -5);
        sampler.add(200, Series.PENDING_PODS, -2);
        assertThat(sampler.curve())
                .extracting(sample -> sample.tally().pendingPods())
                .containsExactly(7L, 2L, 0L);
    }

    @Test
    void overlooksPodsThatWaitedNoTime() {
        CurveSampler sampler = new CurveSampler(0, 100, 1);
        sampler.add(10, Series.PENDING_PODS, 7);
        sampler.add(10, Series.PENDING_PODS, -7);
        assertThat(sampler.curve().getFirst().tally().pendingPods()).isZero();
    }

    @Test
    void addsUpMoneyToTheEndOfEachStretch() {
        CurveSampler sampler = new CurveSampler(0, 7_200_000, 2);
        sampler.add(1_800_000, Series.MICRO_DOLLARS_PER_HOUR, 100_000);
        sampler.charge(5_000_000, 30_000);
        sampler.charge(7_200_000, 5);
        assertThat(sampler.curve())
                .extracting(sample -> sample.tally().microDollars())
                .containsExactly(50_000L, 180_005L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithCountingEveryMillisecond(long seed) {
        Random random = new Random(seed);
        int length = random.nextInt(1, 5_000);
        int stretches = random.nextInt(1, 700);
        long[] nodes = new long[length];
        CurveSampler sampler = new CurveSampler(0, length, stretches);
        for (int time = random.nextInt(10); time < length; time += random.nextInt(50)) {
            int difference = random.nextInt(-5, 6);
            sampler.add(time, Series.NODES, difference);
            sampler.add(time, Series.PENDING_PODS, difference);
            for (int later = time; later < length; later++) {
                nodes[later] += difference;
            }
        }
        List<Sample> curve = sampler.curve();
        assertThat(curve).as("seed %d", seed).hasSize(Math.min(stretches, length));
        assertThat(sampler.total(Series.NODES))
                .as("seed %d", seed)
                .isEqualTo(BigInteger.valueOf(Arrays.stream(nodes).sum()));
        for (int i = 0; i < curve.size(); i++) {
            int from = (int) curve.get(i).atMillis();
            int to = i + 1 < curve.size() ? (int) curve.get(i + 1).atMillis() : length;
            long[] stretch = Arrays.copyOfRange(nodes, from, to);
            assertThat(curve.get(i).nodes())
                    .as("seed %d, stretch %d", seed, i)
                    .isCloseTo(Arrays.stream(stretch).average().orElseThrow(), within(1e-9));
            assertThat(curve.get(i).tally().pendingPods())
                    .as("seed %d, stretch %d", seed, i)
                    .isEqualTo(Math.max(0, Arrays.stream(stretch).max().orElseThrow()));
        }
    }

    @Test
    void sumsUpTheWholeRunBesideTheCurve() {
        CurveSampler sampler = new CurveSampler(0, 1_000, 600);
        sampler.add(400, Series.NODES, 2);
        assertThat(sampler.total(Series.NODES)).isEqualTo(BigInteger.valueOf(1_200));
        assertThat(sampler.curve()).hasSize(600);
    }

    @Test
    void weighsSharesByTheTimeTheyLasted() {
        CurveSampler sampler = new CurveSampler(0, 1_000, 10);
        assertThat(sampler.share(Series.NODES, Series.NODES)).isZero();
        sampler = new CurveSampler(0, 1_000, 10);
        sampler.add(0, Series.CPU_MILLIS_BOUGHT, 4_000);
        sampler.add(500, Series.CPU_MILLIS_REQUESTED, 2_000);
        assertThat(sampler.share(Series.CPU_MILLIS_REQUESTED, Series.CPU_MILLIS_BOUGHT))
                .isEqualTo(0.25);
    }

    @Test
    void givesNoCurveForARunOfNoLength() {
        CurveSampler sampler = new CurveSampler(5, 5, 600);
        sampler.add(5, Series.NODES, 1);
        assertThat(sampler.curve()).isEmpty();
    }

    @Test
    void refusesChangesOutsideTheRun() {
        CurveSampler sampler = new CurveSampler(0, 100, 10);
        assertThatThrownBy(() -> sampler.add(101, Series.NODES, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101 ms")
                .hasMessageContaining("let the run end later");
        assertThatThrownBy(() -> new CurveSampler(100, 99, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("99 ms");
    }
}

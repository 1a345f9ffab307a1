package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a thousand intervals that are to hold the truth in 95 of 100, 930 to 970 do. */
final class IntervalCoverageTest {

    private static final int INTERVALS = 1_000;
    private static final long SEED = 11;
    private static final PolicyLabel LABEL = new PolicyLabel("p", PolicyLabel.Kind.PRODUCT);

    @ParameterizedTest
    @ValueSource(ints = {3, 10, 30})
    void meansOfEvenlySpreadFiguresAreCovered(int seeds) {
        assertThat(covered(seeds, Random::nextGaussian)).as("seed %d", SEED).isBetween(930, 970);
    }

    /** Dollars of two policies follow the same chances: what they share, however skewed, is no part of their difference. */
    @ParameterizedTest
    @ValueSource(ints = {3, 10, 30})
    void pairedDifferencesAreCoveredThoughWhatBothShareIsSkewed(int seeds) {
        assertThat(coveredDifferences(seeds)).as("seed %d", SEED).isBetween(930, 970);
    }

    private static int covered(int seeds, ToDoubleFunction<Random> draw) {
        var random = new Random(SEED);
        int covered = 0;
        for (int i = 0; i < INTERVALS; i++) {
            double[] values = new double[seeds];
            Arrays.setAll(values, seed -> 100 + 7 * draw.applyAsDouble(random));
            Estimate estimate = Estimate.of(values);
            covered += estimate.low() <= 100 && estimate.high() >= 100 ? 1 : 0;
        }
        return covered;
    }

    private static int coveredDifferences(int seeds) {
        var random = new Random(SEED);
        int covered = 0;
        for (int i = 0; i < INTERVALS; i++) {
            double[] from = new double[seeds];
            double[] to = new double[seeds];
            for (int seed = 0; seed < seeds; seed++) {
                double shared = Math.exp(3 + random.nextGaussian()); // both meet the same bad week
                from[seed] = shared + random.nextGaussian();
                to[seed] = shared + 2 + random.nextGaussian();
            }
            Difference difference = Outcomes.difference(outcome(from), outcome(to), Figure.DOLLARS);
            covered += difference.absolute().low() <= 2 && difference.absolute().high() >= 2 ? 1 : 0;
        }
        return covered;
    }

    private static Outcomes.Outcome outcome(double[] dollars) {
        return new Outcomes.Outcome(LABEL, new EnumMap<>(Map.of(Figure.DOLLARS, dollars)));
    }
}

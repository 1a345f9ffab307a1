package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plimsoll.simulator.measure.Outcomes.Outcome;
import dev.plimsoll.simulator.measure.PolicyLabel.Kind;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OutcomesTest {

    private static final int COMPARISONS = 1_000;
    private static final int SEEDS = 10;

    /**
     * Two policies that share a trace's chances and differ by 3 dollars in the mean, each with chances of its own; how often
     * the interval of ten seeds holds the true difference.
     */
    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheTrueDifference() {
        var random = new Random(20_261_201);
        int held = 0;
        for (int i = 0; i < COMPARISONS; i++) {
            double[] one = new double[SEEDS];
            double[] other = new double[SEEDS];
            for (int seed = 0; seed < SEEDS; seed++) {
                double shared = 500 + 80 * random.nextGaussian();
                one[seed] = shared + 2 * random.nextGaussian();
                other[seed] = shared + 3 + 2 * random.nextGaussian();
            }
            Estimate difference = Outcomes.difference(outcome(one), outcome(other), Figure.DOLLARS)
                    .absolute();
            held += difference.low() <= 3 && 3 <= difference.high() ? 1 : 0;
        }
        assertThat(held).as("of 1,000 intervals").isBetween(930, 970);
    }

    @Test
    void pairsSeedsSoThatWhatTheyShareCancels() {
        Difference difference = Outcomes.difference(outcome(100, 200, 300), outcome(101, 201, 301), Figure.DOLLARS);
        assertThat(difference.absolute().mean()).isEqualTo(1);
        assertThat(difference.absolute().low()).isEqualTo(1);
        assertThat(difference.isMore()).isTrue();
        assertThat(difference.share(1)).isEqualTo(0.005);
    }

    @Test
    void ofABaselineOfNothingAnyAmountIsInfinitelyMuch() {
        Difference difference = Outcomes.difference(outcome(0), outcome(2), Figure.DOLLARS);
        assertThat(difference.share(2)).isInfinite().isPositive();
        assertThat(difference.share(0)).isZero();
        assertThat(difference.absolute().halfWidth()).isEmpty();
    }

    @Test
    void runsOfOtherSeedsAreNoPairs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Outcomes.difference(outcome(1, 2), outcome(1), Figure.DOLLARS))
                .withMessageContaining("same seeds");
    }

    private static Outcome outcome(double... dollars) {
        return new Outcome(new PolicyLabel("any", Kind.PRODUCT), Map.of(Figure.DOLLARS, dollars));
    }
}

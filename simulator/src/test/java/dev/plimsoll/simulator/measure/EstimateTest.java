package dev.plimsoll.simulator.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimateTest {

    /** NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, column 0.975. */
    @ParameterizedTest
    @CsvSource({"1, 12.706", "2, 4.303", "3, 3.182", "4, 2.776", "9, 2.262", "19, 2.093", "29, 2.045", "99, 1.984"})
    void agreesWithPublishedQuantiles(int degreesOfFreedom, double quantile) {
        int count = degreesOfFreedom + 1;
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        double variance = count * (count + 1) / 12.0;
        double halfWidth = Estimate.of(values).halfWidth().orElseThrow();
        assertThat(halfWidth / Math.sqrt(variance / count)).isCloseTo(quantile, within(0.0005));
    }

    @Test
    void liesAroundTheMean() {
        Estimate estimate = Estimate.of(10, 12);
        assertThat(estimate.mean()).isEqualTo(11);
        assertThat(estimate.low()).isCloseTo(11 - 12.706, within(0.0005));
        assertThat(estimate.high()).isCloseTo(11 + 12.706, within(0.0005));
    }

    @Test
    void claimsNoIntervalFromOneSeed() {
        assertThat(Estimate.of(7).halfWidth()).isEmpty();
        assertThat(Estimate.of(7).mean()).isEqualTo(7);
    }

    @Test
    void isCertainWhereAllSeedsAgree() {
        assertThat(Estimate.of(5, 5, 5).halfWidth()).hasValue(0);
    }
}

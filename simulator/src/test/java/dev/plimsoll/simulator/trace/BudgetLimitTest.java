package dev.plimsoll.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.simulator.trace.BudgetLimit.Amount;
import dev.plimsoll.simulator.trace.BudgetLimit.MaxUnavailable;
import dev.plimsoll.simulator.trace.BudgetLimit.MinAvailable;
import org.junit.jupiter.api.Test;

final class BudgetLimitTest {

    @Test
    void minAvailableKeepsThatManyHealthy() {
        var limit = new MinAvailable(new Amount(3, false));
        assertThat(limit.disruptionsAllowed(5, 5)).isEqualTo(2);
        assertThat(limit.disruptionsAllowed(3, 5)).isZero();
        assertThat(limit.disruptionsAllowed(1, 5)).isZero();
    }

    @Test
    void maxUnavailableCountsThoseAlreadyDown() {
        var limit = new MaxUnavailable(new Amount(2, false));
        assertThat(limit.disruptionsAllowed(5, 5)).isEqualTo(2);
        assertThat(limit.disruptionsAllowed(4, 5)).isEqualTo(1);
        assertThat(limit.disruptionsAllowed(2, 5)).isZero();
    }

    @Test
    void percentagesRoundUpAsInKubernetes() {
        assertThat(new MinAvailable(new Amount(50, true)).disruptionsAllowed(7, 7))
                .isEqualTo(3);
        assertThat(new MaxUnavailable(new Amount(25, true)).disruptionsAllowed(7, 7))
                .isEqualTo(2);
    }

    @Test
    void nobodyMayGoBeyondTheHealthy() {
        assertThat(new MaxUnavailable(new Amount(100, true)).disruptionsAllowed(2, 7))
                .isEqualTo(2);
        assertThat(new MaxUnavailable(new Amount(9, false)).disruptionsAllowed(2, 7))
                .isEqualTo(2);
    }
}

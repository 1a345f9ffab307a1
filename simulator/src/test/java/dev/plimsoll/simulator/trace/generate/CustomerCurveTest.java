package dev.plimsoll.simulator.trace.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class CustomerCurveTest {

    @Test
    void isLowestAtFourAndHighestAtSixteen() {
        assertThat(CustomerCurve.ordinary(4)).isEqualTo(0.15);
        assertThat(CustomerCurve.ordinary(16)).isEqualTo(1);
        assertThat(CustomerCurve.ordinary(10)).isEqualTo(0.15 + 0.85 * 0.353553, within(1e-6));
    }

    @Test
    void isHigherAtTheWeekend() {
        assertThat(CustomerCurve.ordinary(5 * 24 + 16)).isEqualTo(1.15);
        assertThat(CustomerCurve.ordinary(6 * 24 + 16)).isEqualTo(1.1);
    }

    @Test
    void saleRisesInTenMinutesStaysTwoHoursAndFades() {
        double begins = CustomerCurve.SALE_BEGINS;
        assertThat(CustomerCurve.sale(begins, 3)).isEqualTo(1);
        assertThat(CustomerCurve.sale(begins + 5 / 60.0, 3)).isEqualTo(2, within(1e-9));
        assertThat(CustomerCurve.sale(begins + 10 / 60.0, 3)).isEqualTo(3);
        assertThat(CustomerCurve.sale(begins + 2, 3)).isEqualTo(3);
        assertThat(CustomerCurve.sale(begins + 3, 3)).isEqualTo(1 + 2 / Math.E, within(1e-9));
        assertThat(CustomerCurve.sale(begins + 2, 1)).isEqualTo(1);
    }
}

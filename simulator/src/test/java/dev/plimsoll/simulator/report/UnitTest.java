package dev.plimsoll.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class UnitTest {

    @Test
    void keepsDecimalsThatTellSmallValuesApart() {
        assertThat(Unit.MONEY.decimals(9.99, false)).isEqualTo(4);
        assertThat(Unit.MONEY.decimals(10, false)).isEqualTo(2);
        assertThat(Unit.AMOUNT.decimals(0.3, false)).isEqualTo(2);
        assertThat(Unit.AMOUNT.decimals(999, false)).isEqualTo(1);
        assertThat(Unit.AMOUNT.decimals(1_000, false)).isZero();
        assertThat(Unit.COUNT.decimals(5, false)).isZero();
        assertThat(Unit.COUNT.decimals(5, true)).isEqualTo(1);
    }
}

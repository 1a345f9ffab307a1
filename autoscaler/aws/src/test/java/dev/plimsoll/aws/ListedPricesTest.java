package dev.plimsoll.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ListedPricesTest {

    private final ListedPrices prices = ListedPrices.bundled();

    @Test
    void knowsTheListOfOneRegionAndDay() {
        assertThat(prices.microDollarsPerHour("m5.large")).hasValue(96_000);
        assertThat(prices.microDollarsPerHour("c5.large")).hasValue(85_000);
        assertThat(prices.microDollarsPerHour("no.such")).isEmpty();
        assertThat(prices.origin()).contains("Linux, us-east-1, 2026-07-20");
    }

    @Test
    void letsTheOwnerKnowBetter() {
        ListedPrices own = prices.with(Map.of("m5.large", 1L, "no.such", 2L));

        assertThat(own.microDollarsPerHour("m5.large")).hasValue(1);
        assertThat(own.microDollarsPerHour("no.such")).hasValue(2);
        assertThat(own.origin()).endsWith(", and 2 of the configuration");
        assertThatThrownBy(() -> prices.with(Map.of("m5.large", 0L))).hasMessageContaining("give more than nothing");
    }
}

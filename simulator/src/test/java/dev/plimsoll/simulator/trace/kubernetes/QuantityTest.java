package dev.plimsoll.simulator.trace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 1, 1000",
        "500m, 1, 500",
        "0.1, 1, 100",
        "1.5, 2, 1500",
        "2Ki, 2048, 2048000",
        "1.5Gi, 1610612736, 1610612736000",
        "128974848, 128974848, 128974848000",
        "129e6, 129000000, 129000000000",
        "129M, 129000000, 129000000000",
        "1k, 1000, 1000000",
    })
    void readsWhatKubernetesWrites(String text, long units, long thousandths) {
        Quantity quantity = Quantity.of(text).orElseThrow();
        assertThat(quantity.units()).isEqualTo(units);
        assertThat(quantity.thousandths()).isEqualTo(thousandths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "NaN", "1GB", "Gi", "1 Gi", "1e999", "0x10", "1.2.3", "1x"})
    void refusesWhatItDoesNot(String text) {
        assertThat(Quantity.of(text)).isEmpty();
    }
}

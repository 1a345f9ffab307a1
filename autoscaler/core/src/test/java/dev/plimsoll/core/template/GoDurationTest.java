package dev.plimsoll.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "0,PT0S",
        "-0,PT0S",
        "1h30m,PT1H30M",
        "1.5h,PT1H30M",
        ".5s,PT0.5S",
        "1.s,PT1S",
        "-2m,PT-2M",
        "+3ms,PT0.003S",
        "4µs,PT0.000004S",
        "4μs5ns,PT0.000004005S",
        "0000000000000000000000001s,PT1S",
        "0.00000000000000000000000000001h,PT0S",
        "2562047h,PT2562047H",
    })
    void readsWhatGoReads(String text, Duration meant) {
        assertThat(GoDuration.parse(text)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "s",
                ".s",
                "1",
                "1d",
                "1h ",
                " 1h",
                "--1h",
                "1h-2m",
                "00",
                "2562048h",
                "1e3s",
                "tomorrow"
            })
    void takesNothingElse(String text) {
        assertThat(GoDuration.parse(text)).isNull();
    }

    /** Whoever may make a pod may write such an annotation. */
    @Test
    void readsAsManyPartsAndDigitsAsThereAre() {
        assertThat(GoDuration.parse("1ns".repeat(100_000))).isEqualTo(Duration.ofNanos(100_000));
        assertThat(GoDuration.parse("1ns".repeat(100_000) + "x")).isNull();
        assertThat(GoDuration.parse("9".repeat(100_000) + "s")).isNull();
        assertThat(GoDuration.parse("0." + "0".repeat(100_000) + "1s")).isEqualTo(Duration.ZERO);
    }
}

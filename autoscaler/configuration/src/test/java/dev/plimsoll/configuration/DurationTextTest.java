package dev.plimsoll.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0s, 0",
        "200ms, 200",
        "0.2s, 200",
        "90S, 90000",
        "1m5ms, 60005",
        "1h30m, 5400000",
        "2d, 172800000",
        "-3m, -180000"
    })
    void readsWhatPeopleWriteAndPrintsWhatItReads(String text, long millis) {
        Duration time = DurationText.parse(text);

        assertThat(time).isEqualTo(Duration.ofMillis(millis));
        assertThat(DurationText.parse(DurationText.print(time))).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "3", "soon", "1m1h", "1 s", "1e3s", "9999999999s", "s"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .hasMessage("'" + text + "' is not a time span: write it as 0, 200ms, 90s, 6m, 1h30m or 2d");
    }
}

package dev.plimsoll.simulator.trace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CronScheduleTest {

    /** 2026-01-01 is a Thursday. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *            | 2026-01-01T00:07:00Z | true",
                "*/5 * * * *          | 2026-01-01T00:07:00Z | false",
                "*/5 * * * *          | 2026-01-01T00:35:00Z | true",
                "0 9-17/4 * * mon-fri | 2026-01-01T13:00:00Z | true",
                "0 9-17/4 * * mon-fri | 2026-01-03T13:00:00Z | false",
                "0 0 1 * 0            | 2026-01-01T00:00:00Z | true",
                "0 0 1 * 0            | 2026-01-04T00:00:00Z | true",
                "0 0 1 * 0            | 2026-01-05T00:00:00Z | false",
                "@weekly              | 2026-01-04T00:00:00Z | true",
                "15,45 3 * feb *      | 2026-01-01T03:15:00Z | false",
            })
    void firesWhenAllFieldsSaySo(String schedule, Instant time, boolean fires) {
        assertThat(Objects.requireNonNull(CronSchedule.parse(schedule)).fires(time.getEpochSecond() / 60))
                .isEqualTo(fires);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "* * * *", "60 * * * *", "*/0 * * * *", "a * * * *", "5-1 * * * *"})
    void whatIsNoScheduleIsNone(String text) {
        assertThat(CronSchedule.parse(text)).isNull();
    }
}

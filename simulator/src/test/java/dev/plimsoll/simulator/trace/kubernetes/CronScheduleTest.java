package dev.plimsoll.simulator.trace.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Objects;
import org.junit.jupiter.api.Test;
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
                "0 0 ? * mon          | 2026-01-05T00:00:00Z | true",
                "0 0 ? * mon          | 2026-01-06T00:00:00Z | false",
            })
    void firesWhenAllFieldsSaySo(String schedule, Instant time, boolean fires) {
        assertThat(fires(schedule, ZoneOffset.UTC, time)).isEqualTo(fires);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "60 * * * *",
                "*/0 * * * *",
                "a * * * *",
                "5-1 * * * *",
                "@every",
                "@every often",
                "@every 0s"
            })
    void whatIsNoScheduleIsNone(String text) {
        assertThat(CronSchedule.parse(text, ZoneOffset.UTC)).isNull();
    }

    @Test
    void zoneSaysWhichHourItIs() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertThat(fires("0 9 * * *", berlin, Instant.parse("2026-01-01T08:00:00Z")))
                .isTrue();
        assertThat(fires("0 9 * * *", berlin, Instant.parse("2026-07-01T07:00:00Z")))
                .isTrue();
        assertThat(fires("0 9 * * *", berlin, Instant.parse("2026-07-01T09:00:00Z")))
                .isFalse();
    }

    @Test
    void everyCountsFromWhenItBegan() {
        CronSchedule schedule = Objects.requireNonNull(CronSchedule.parse("@every 1h30m", ZoneOffset.UTC));
        var times = new ArrayList<Long>();
        schedule.between(7_000, 16_300_000, times::add);
        assertThat(times).containsExactly(5_407_000L, 10_807_000L, 16_207_000L);
    }

    private static boolean fires(String schedule, ZoneId zone, Instant time) {
        long at = time.toEpochMilli();
        var times = new ArrayList<Long>();
        Objects.requireNonNull(CronSchedule.parse(schedule, zone)).between(at - 1, at, times::add);
        return !times.isEmpty();
    }
}

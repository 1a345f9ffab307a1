package dev.plimsoll.simulator.report.html;

import dev.plimsoll.simulator.report.html.Frame.Tick;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An axis of time in UTC, from and to milliseconds since 1970. */
record TimeScale(long startMillis, long endMillis) {
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(7),
            Duration.ofDays(14));
    private static final List<Integer> MONTHS = List.of(1, 2, 3, 6, 12, 24, 60, 120, 600);
    private static final Duration DAY = Duration.ofDays(1);

    /** The first Monday after 1970 began: weeks start there. */
    private static final long FIRST_MONDAY = Duration.ofDays(4).toMillis();

    private static final DateTimeFormatter SECOND = format("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = format("HH:mm");
    private static final DateTimeFormatter DATE = format("d MMM");
    private static final DateTimeFormatter MONTH = format("MMM uuuu");
    private static final DateTimeFormatter FULL_DATE = format("d MMM uuuu");

    /** Where a time lies: 0 at the start, 1 at the end. */
    double share(long millis) {
        return endMillis == startMillis ? 0 : (millis - startMillis) / (double) (endMillis - startMillis);
    }

    /** The first and the last day. */
    String dates() {
        String first = FULL_DATE.format(Instant.ofEpochMilli(startMillis));
        String last = FULL_DATE.format(Instant.ofEpochMilli(endMillis));
        return (first.equals(last) ? first : first + " to " + last) + ", UTC";
    }

    /** Round times, at most so many. */
    List<Tick> ticks(int most) {
        for (Duration step : STEPS) {
            List<Long> times = multiples(step.toMillis());
            if (times.size() <= most) {
                return times.stream()
                        .map(millis -> tick(millis, format(millis, step)))
                        .toList();
            }
        }
        for (int months : MONTHS) {
            List<Long> times = starts(months);
            if (times.size() <= most) {
                return times.stream().map(millis -> tick(millis, MONTH)).toList();
            }
        }
        return List.of();
    }

    private List<Long> multiples(long step) {
        List<Long> times = new ArrayList<>();
        long first = Math.ceilDiv(startMillis - FIRST_MONDAY, step) * step + FIRST_MONDAY;
        for (long time = first; time <= endMillis; time += step) {
            times.add(time);
        }
        return times;
    }

    private List<Long> starts(int months) {
        List<Long> times = new ArrayList<>();
        OffsetDateTime time = Instant.ofEpochMilli(startMillis)
                .atOffset(ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.DAYS)
                .withDayOfYear(1);
        for (; time.toInstant().toEpochMilli() <= endMillis; time = time.plusMonths(months)) {
            if (time.toInstant().toEpochMilli() >= startMillis) {
                times.add(time.toInstant().toEpochMilli());
            }
        }
        return times;
    }

    private static DateTimeFormatter format(long millis, Duration step) {
        if (step.compareTo(DAY) >= 0 || millis % DAY.toMillis() == 0) {
            return DATE;
        }
        return step.toSeconds() < 60 ? SECOND : MINUTE;
    }

    private Tick tick(long millis, DateTimeFormatter format) {
        return new Tick(format.format(Instant.ofEpochMilli(millis)), Frame.percent(share(millis)));
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}

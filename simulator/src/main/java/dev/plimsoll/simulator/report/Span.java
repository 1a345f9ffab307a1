package dev.plimsoll.simulator.report;

import dev.plimsoll.simulator.measure.Comparison;
import dev.plimsoll.simulator.measure.RunResult.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** From the first start to the last end of a comparison's runs, in milliseconds since 1970. */
public record Span(long startMillis, long endMillis) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    public static Span of(Comparison comparison) {
        List<Run> runs = comparison.policies().stream()
                .flatMap(policy -> policy.runs().stream())
                .map(result -> result.run())
                .toList();
        return new Span(
                runs.stream().mapToLong(Run::startMillis).min().orElse(0),
                runs.stream().mapToLong(Run::endMillis).max().orElse(0));
    }

    public long millis() {
        return endMillis - startMillis;
    }

    /** Such as {@code 3 d 4 h from 1995-07-01 00:00 UTC}. */
    public String describe() {
        return length() + " from " + MINUTE.format(Instant.ofEpochMilli(startMillis)) + " UTC";
    }

    /** In its two largest units, such as {@code 3 d 4 h} or {@code 5 min 6 s}. */
    private String length() {
        Duration length = Duration.ofMillis(millis());
        if (length.toDays() > 0) {
            return pair(length.toDays(), "d", length.toHoursPart(), "h");
        }
        if (length.toHours() > 0) {
            return pair(length.toHours(), "h", length.toMinutesPart(), "min");
        }
        return pair(length.toMinutes(), "min", length.toSecondsPart(), "s");
    }

    private static String pair(long large, String largeUnit, int small, String smallUnit) {
        if (large == 0) {
            return small + " " + smallUnit;
        }
        return small == 0 ? large + " " + largeUnit : large + " " + largeUnit + " " + small + " " + smallUnit;
    }
}

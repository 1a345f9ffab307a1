package dev.plimsoll.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "1995-07-29T06:30:00Z, 28 d 6 h",
        "1995-07-29T00:59:00Z, 28 d",
        "1995-07-01T01:05:59Z, 1 h 5 min",
        "1995-07-01T00:20:00Z, 20 min",
        "1995-07-01T00:00:07Z, 7 s",
        "1995-07-01T00:00:00Z, 0 s"
    })
    void namesItsTwoLargestUnits(Instant end, String length) {
        Span span = new Span(Instant.parse("1995-07-01T00:00:00Z").toEpochMilli(), end.toEpochMilli());
        assertThat(span.describe()).isEqualTo(length + " from 1995-07-01 00:00 UTC");
    }
}

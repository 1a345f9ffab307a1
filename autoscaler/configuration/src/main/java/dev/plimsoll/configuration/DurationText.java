package dev.plimsoll.configuration;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Durations as people write them: 0, 200ms, 90s, 1.5s, 6m, 1h30m, 2d. */
public final class DurationText {

    private static final Pattern AMOUNTS = Pattern.compile("(-?)(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m(?!s))?"
            + "(?:(\\d{1,9}(?:\\.\\d{1,9})?)s)?(?:(\\d{1,9})ms)?");

    private static final int NANO_DIGITS = 9;

    private DurationText() {}

    /** The time of this text; an {@link IllegalArgumentException} that says how to write one if it is none. */
    public static Duration parse(String text) {
        Matcher amounts = AMOUNTS.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (text.strip().equals("0")) {
            return Duration.ZERO;
        }
        if (!amounts.matches() || amounts.end() == amounts.end(1)) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time span: write it as 0, 200ms, 90s, 6m, 1h30m or 2d");
        }
        Duration sum = Duration.ofDays(whole(amounts.group(2)))
                .plusHours(whole(amounts.group(3)))
                .plusMinutes(whole(amounts.group(4)))
                .plusNanos(nanos(amounts.group(5)))
                .plusMillis(whole(amounts.group(6)));
        return amounts.group(1).isEmpty() ? sum : sum.negated();
    }

    /** The shortest text that {@link #parse} reads back; hours are the largest unit. */
    public static String print(Duration duration) {
        return duration.isNegative()
                ? "-" + print(duration.negated())
                : duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static long whole(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static long nanos(@Nullable String seconds) {
        return seconds == null
                ? 0
                : new BigDecimal(seconds).movePointRight(NANO_DIGITS).longValueExact();
    }

    static final class Writer extends StdSerializer<Duration> {
        Writer() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(print(value));
        }
    }

    static final class Reader extends StdDeserializer<Duration> {
        Reader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            try {
                return parse(text == null ? "null" : text);
            } catch (IllegalArgumentException refused) {
                return context.reportInputMismatch(Duration.class, "%s", refused.getMessage());
            }
        }
    }
}

package dev.plimsoll.configuration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Durations as people write them: 90s, 6m, 1h30m. */
final class DurationText {

    private DurationText() {}

    static Duration parse(String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException notADuration) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time span: write it as 90s, 6m or 1h30m", notADuration);
        }
    }

    static String print(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
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

package dev.plimsoll.journal;

import dev.plimsoll.core.expander.Priorities.NamePattern;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Patterns of group names as their authors wrote them; what they mean is up to whoever reads. */
final class PatternText {

    private PatternText() {}

    static final class Writer extends StdSerializer<NamePattern> {
        Writer() {
            super(NamePattern.class);
        }

        @Override
        public void serialize(NamePattern value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.text());
        }
    }

    static final class Reader extends StdDeserializer<NamePattern> {
        private final transient Function<String, NamePattern> patterns;

        Reader(Function<String, NamePattern> patterns) {
            super(NamePattern.class);
            this.patterns = patterns;
        }

        @Override
        public NamePattern deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getString();
            try {
                return patterns.apply(text);
            } catch (IllegalArgumentException refused) {
                return context.reportInputMismatch(NamePattern.class, "%s", refused.getMessage());
            }
        }
    }
}

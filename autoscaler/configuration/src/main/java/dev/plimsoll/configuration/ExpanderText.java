package dev.plimsoll.configuration;

import dev.plimsoll.core.expander.ExpanderChoice;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Expanders as cluster-autoscaler's flag has them: names with commas between them. */
final class ExpanderText {

    private ExpanderText() {}

    static final class Writer extends StdSerializer<ExpanderChoice> {
        Writer() {
            super(ExpanderChoice.class);
        }

        @Override
        public void serialize(ExpanderChoice value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.text());
        }
    }

    static final class Reader extends StdDeserializer<ExpanderChoice> {
        Reader() {
            super(ExpanderChoice.class);
        }

        @Override
        public ExpanderChoice deserialize(JsonParser parser, DeserializationContext context) {
            String text = parser.getValueAsString();
            try {
                return ExpanderChoice.parse(text == null ? parser.getString() : text);
            } catch (IllegalArgumentException refused) {
                return context.reportInputMismatch(ExpanderChoice.class, "%s", refused.getMessage());
            }
        }
    }
}

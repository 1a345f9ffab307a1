package dev.plimsoll.journal;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Values of a type as their places in the table of the round. */
final class TableIndex {

    private TableIndex() {}

    static final class Writer<T> extends StdSerializer<T> {
        private final transient Function<Tables, Table<T>> table;

        Writer(Class<T> type, Function<Tables, Table<T>> table) {
            super(type);
            this.table = table;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(table.apply(Tables.of(context)).placeOf(value));
        }
    }

    static final class Reader<T> extends StdDeserializer<T> {
        private final Class<T> type;
        private final transient Function<Tables, Table<T>> table;

        Reader(Class<T> type, Function<Tables, Table<T>> table) {
            super(type);
            this.type = type;
            this.table = table;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            return valueAt(parser, context, type, table.apply(Tables.of(context)));
        }
    }

    /** The value whose place the parser stands at. */
    static <T> T valueAt(JsonParser parser, DeserializationContext context, Class<?> type, Table<T> table) {
        try {
            return table.at(parser.getIntValue());
        } catch (IllegalArgumentException outside) {
            return context.reportInputMismatch(type, "%s", outside.getMessage());
        }
    }
}

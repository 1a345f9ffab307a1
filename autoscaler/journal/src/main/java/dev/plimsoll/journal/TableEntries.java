package dev.plimsoll.journal;

import dev.plimsoll.journal.Tables.Entry;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** Maps of which most entries are alike from node to node, as lists of places of entries in a table of the round. */
final class TableEntries {

    private TableEntries() {}

    /** Marks the labels of a record so. */
    interface OfLabels {
        @JsonSerialize(using = LabelsWriter.class)
        @JsonDeserialize(using = LabelsReader.class)
        SortedMap<String, String> labels();
    }

    /** Marks the images of a record so. */
    interface OfImages {
        @JsonSerialize(using = ImagesWriter.class)
        @JsonDeserialize(using = ImagesReader.class)
        SortedMap<String, Long> images();
    }

    abstract static class Writer<V> extends StdSerializer<SortedMap<String, V>> {
        private final transient Function<Tables, Table<Entry<V>>> table;

        Writer(Function<Tables, Table<Entry<V>>> table) {
            super(SortedMap.class);
            this.table = table;
        }

        @Override
        public void serialize(SortedMap<String, V> map, JsonGenerator generator, SerializationContext context) {
            Table<Entry<V>> entries = table.apply(Tables.of(context));
            generator.writeStartArray();
            for (Map.Entry<String, V> entry : map.entrySet()) {
                generator.writeNumber(entries.placeOf(new Entry<>(entry.getKey(), entry.getValue())));
            }
            generator.writeEndArray();
        }
    }

    abstract static class Reader<V> extends StdDeserializer<SortedMap<String, V>> {
        private final transient Function<Tables, Table<Entry<V>>> table;

        Reader(Function<Tables, Table<Entry<V>>> table) {
            super(SortedMap.class);
            this.table = table;
        }

        @Override
        public SortedMap<String, V> deserialize(JsonParser parser, DeserializationContext context) {
            Table<Entry<V>> entries = table.apply(Tables.of(context));
            var map = new TreeMap<String, V>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                Entry<V> entry = TableIndex.valueAt(parser, context, SortedMap.class, entries);
                map.put(entry.key(), entry.value());
            }
            return map;
        }
    }

    static final class LabelsWriter extends Writer<String> {
        LabelsWriter() {
            super(Tables::labels);
        }
    }

    static final class LabelsReader extends Reader<String> {
        LabelsReader() {
            super(Tables::labels);
        }
    }

    static final class ImagesWriter extends Writer<Long> {
        ImagesWriter() {
            super(Tables::images);
        }
    }

    static final class ImagesReader extends Reader<Long> {
        ImagesReader() {
            super(Tables::images);
        }
    }
}

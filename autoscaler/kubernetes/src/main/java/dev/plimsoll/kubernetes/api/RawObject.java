package dev.plimsoll.kubernetes.api;

import java.util.Arrays;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** An object as the bytes of its JSON, from one index to before another. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
public record RawObject(byte[] json, int from, int to) {

    /** What an object is known by: namespace/name, or the name alone; and its resource version ("" if it has none). */
    public record Identity(String key, String version) {}

    /** The object that a parser stands at the beginning of; the parser is left at its end. */
    static RawObject next(byte[] json, JsonParser parser) {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return new RawObject(json, from, (int) parser.currentTokenLocation().getByteOffset() + 1);
    }

    /** The object as one of a type; a JacksonException if it holds what the type cannot. */
    public <T> T as(Class<T> type) {
        return Json.MAPPER.readerFor(type).readValue(json, from, to - from);
    }

    public JsonNode tree() {
        return Json.MAPPER.readTree(json, from, to - from);
    }

    byte[] bytes() {
        return Arrays.copyOfRange(json, from, to);
    }

    /** Reads no further than it must. */
    public Identity identity() {
        try (JsonParser parser = Json.MAPPER.createParser(json, from, to - from)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean metadata = parser.currentName().equals("metadata");
                if (parser.nextToken() == JsonToken.START_OBJECT && metadata) {
                    return ofMetadata(parser);
                }
                parser.skipChildren();
            }
        }
        return new Identity("", "");
    }

    private static Identity ofMetadata(JsonParser parser) {
        String namespace = "";
        String name = "";
        String version = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                switch (field) {
                    case "namespace" -> namespace = parser.getString();
                    case "name" -> name = parser.getString();
                    case "resourceVersion" -> version = parser.getString();
                    default -> {}
                }
            } else {
                parser.skipChildren();
            }
        }
        return new Identity(namespace.isEmpty() ? name : namespace + "/" + name, version);
    }
}

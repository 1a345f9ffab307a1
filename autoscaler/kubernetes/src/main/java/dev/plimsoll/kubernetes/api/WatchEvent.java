package dev.plimsoll.kubernetes.api;

import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One line of a watch. */
public record WatchEvent(Type type, RawObject object) {

    /** What happened to the object; a bookmark says only how far the watch has come. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }

    /** Reads a line; an error that the server tells of is thrown. */
    public static WatchEvent read(byte[] line) throws ApiException {
        try {
            return parse(line);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new ApiException(
                    0, "Unreadable", "a watch told what is no event: " + unreadable.getMessage(), Duration.ZERO);
        }
    }

    private static WatchEvent parse(byte[] line) throws ApiException {
        String type = "";
        RawObject object = null;
        try (JsonParser parser = Json.MAPPER.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("type")) {
                    type = parser.getString();
                } else if (field.equals("object") && value == JsonToken.START_OBJECT) {
                    object = RawObject.next(line, parser);
                }
            }
        }
        if (object == null) {
            throw new IllegalArgumentException("it has no object");
        }
        if (type.equals("ERROR")) {
            throw ApiException.of(500, object.bytes(), Duration.ZERO);
        }
        return new WatchEvent(Type.valueOf(type), object);
    }
}

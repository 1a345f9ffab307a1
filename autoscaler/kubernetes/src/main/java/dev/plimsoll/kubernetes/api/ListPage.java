package dev.plimsoll.kubernetes.api;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list: its objects, the version they were read at, and the token of the next page ("": it was the last). The
 * objects are still bytes, so that one that cannot be read spoils no other.
 */
public record ListPage(List<RawObject> items, String version, String next) {

    private static final int ITEMS = 500;

    /** Reads the page that a token leads to ("": the first); the path may have a query. */
    public static ListPage read(ApiServer api, String path, String token) throws ApiException, InterruptedException {
        String query = (path.contains("?") ? "&" : "?") + "limit=" + ITEMS
                + (token.isEmpty() ? "" : "&continue=" + Call.encoded(token));
        byte[] body = api.send(Call.get(path + query)).body();
        try {
            return of(body);
        } catch (JacksonException unreadable) {
            throw ApiException.unreadable("list", unreadable);
        }
    }

    private static ListPage of(byte[] body) {
        var items = new ArrayList<RawObject>();
        JsonNode metadata = Json.MAPPER.createObjectNode();
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        items.add(RawObject.next(body, parser));
                    }
                } else if (field.equals("metadata")) {
                    metadata = parser.readValueAsTree();
                } else {
                    parser.skipChildren();
                }
            }
        }
        return new ListPage(
                items,
                metadata.path("resourceVersion").asString(""),
                metadata.path("continue").asString(""));
    }
}

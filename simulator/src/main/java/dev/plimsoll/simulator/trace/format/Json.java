package dev.plimsoll.simulator.trace.format;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Strict JSON: one value and nothing after it, no key twice, no NaN, no comments. */
final class Json {

    static final JsonFactory FACTORY = new JsonFactory();

    private static final ObjectReader TREES = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private Json() {}

    /** The object that these bytes are; complains at {@code where} if they are anything else. */
    static Fields object(byte[] bytes, int start, int length, Where where) {
        try {
            JsonNode node = TREES.readTree(bytes, start, length);
            if (node instanceof ObjectNode object) {
                return new Fields(object, "", where);
            }
            throw where.bad("is " + kindOf(node) + " where an object is expected: write it as {\"key\": value, ...}");
        } catch (JacksonException e) {
            throw where.bad(describe(e), e);
        }
    }

    /** What a JSON value is, in the words of its specification. */
    static String kindOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case NULL -> "null";
            case MISSING -> "nothing";
            case BINARY -> "binary data";
        };
    }

    private static String describe(JacksonException e) {
        String reason =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        if (reason.startsWith("Non-standard token")) {
            return "holds " + reason.split("'", 3)[1] + ", which is no JSON number: give a finite number";
        }
        if (reason.startsWith("Duplicate field") || reason.contains("Duplicate")) {
            return "names a key twice (" + reason + "): keep one";
        }
        TokenStreamLocation location = e.getLocation();
        String column = location == null ? "" : " at column " + location.getColumnNr();
        return "is not valid JSON" + column + " (" + reason + "): correct it there";
    }
}

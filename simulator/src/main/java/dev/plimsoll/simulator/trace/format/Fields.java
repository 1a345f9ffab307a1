package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.TraceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object read by key, each key at most once; whoever has asked for all it knows calls {@link #done}. */
final class Fields {

    private final ObjectNode node;
    private final String path;
    private final Where where;
    private final List<String> asked = new ArrayList<>(12);
    private int found;

    Fields(ObjectNode node, String path, Where where) {
        this.node = node;
        this.path = path;
        this.where = where;
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    String text(String key) {
        return asText(key, require(key));
    }

    String text(String key, String whenMissing) {
        JsonNode value = find(key);
        return value == null ? whenMissing : asText(key, value);
    }

    long number(String key, long min, long max) {
        return asNumber(key, require(key), min, max);
    }

    long number(String key, long min, long max, long whenMissing) {
        JsonNode value = find(key);
        return value == null ? whenMissing : asNumber(key, value, min, max);
    }

    int count(String key, int min, int max) {
        return Math.toIntExact(number(key, min, max));
    }

    int count(String key, int min, int max, int whenMissing) {
        return Math.toIntExact(number(key, min, max, whenMissing));
    }

    boolean flag(String key, boolean whenMissing) {
        JsonNode value = find(key);
        if (value == null) {
            return whenMissing;
        }
        if (!value.isBoolean()) {
            throw wrongKind(key, value, "true or false");
        }
        return value.booleanValue();
    }

    /** A number as it is, or a string as it is written. */
    String numberOrText(String key) {
        JsonNode value = require(key);
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        return asText(key, value);
    }

    Fields object(String key) {
        return asObject(key, require(key));
    }

    /** The elements of a list of objects, each read by {@code read}; missing is empty. */
    <T> List<T> objects(String key, Function<Fields, T> read) {
        var objects = new ArrayList<T>();
        for (JsonNode element : elements(key)) {
            Fields fields = asObject(key + "[" + objects.size() + "]", element);
            objects.add(read.apply(fields));
            fields.done();
        }
        return objects;
    }

    /** A list of strings; missing is empty. */
    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (JsonNode element : elements(key)) {
            texts.add(asText(key + "[" + texts.size() + "]", element));
        }
        return texts;
    }

    /** An object whose values are strings; missing is empty. */
    SortedMap<String, String> textMap(String key) {
        return map(key, (name, value) -> asText(key + "." + name, value));
    }

    /** An object whose values are whole numbers from 0; missing is empty. */
    SortedMap<String, Long> numberMap(String key) {
        return map(key, (name, value) -> asNumber(key + "." + name, value, 0, Long.MAX_VALUE));
    }

    /** Complains about the first key that nobody asked for. */
    void done() {
        if (found == node.size()) {
            return;
        }
        for (String key : node.propertyNames()) {
            if (!asked.contains(key)) {
                var known = new LinkedHashSet<>(asked);
                throw bad(key, "is an unknown key: remove it, or use one of " + String.join(", ", known));
            }
        }
    }

    /** An error about the value of a key. */
    TraceException bad(String key, String message) {
        return where.bad(path + key + " " + message);
    }

    Where where() {
        return where;
    }

    private interface Entry<T> {
        T read(String name, JsonNode value);
    }

    private <T> SortedMap<String, T> map(String key, Entry<T> entry) {
        var map = new TreeMap<String, T>();
        JsonNode value = find(key);
        if (value != null) {
            ObjectNode object = asObject(key, value).node;
            object.properties().forEach(field -> map.put(field.getKey(), entry.read(field.getKey(), field.getValue())));
        }
        return map;
    }

    private Iterable<JsonNode> elements(String key) {
        JsonNode value = find(key);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray()) {
            throw wrongKind(key, value, "an array");
        }
        return value;
    }

    private @Nullable JsonNode find(String key) {
        asked.add(key);
        JsonNode value = node.get(key);
        if (value != null) {
            found++;
        }
        return value;
    }

    private JsonNode require(String key) {
        JsonNode value = find(key);
        if (value == null) {
            throw bad(key, "is missing: add it");
        }
        return value;
    }

    private String asText(String key, JsonNode value) {
        if (!value.isString()) {
            throw wrongKind(key, value, "a string");
        }
        return value.stringValue();
    }

    private long asNumber(String key, JsonNode value, long min, long max) {
        if (!value.isNumber()) {
            throw wrongKind(key, value, "a whole number");
        }
        if (!value.isIntegralNumber()) {
            throw bad(key, "is " + value + ": give a whole number");
        }
        if (!value.canConvertToLong() || value.longValue() < min || value.longValue() > max) {
            throw bad(key, "is " + value + ": give a number from " + min + " to " + max);
        }
        return value.longValue();
    }

    private Fields asObject(String key, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return new Fields(object, path + key + ".", where);
        }
        throw wrongKind(key, value, "an object");
    }

    private TraceException wrongKind(String key, JsonNode value, String expected) {
        String shown = value.isValueNode() ? " " + Where.shown(value.isString() ? value.stringValue() : value) : "";
        return bad(key, "is " + Json.kindOf(value) + shown + ": give " + expected);
    }
}

package dev.plimsoll.kubernetes.api;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads objects one after the other from JSON as it comes, and keeps of each what is asked for: what is skipped is never held, so
 * an object costs what is kept of it and no more than a limit.
 */
final class ObjectParser implements AutoCloseable {

    /** No JSON goes through the API server that is deeper: Go's decoder refuses it. */
    private static final int DEEPEST_OF_SERVER = 10_000;

    /**
     * Names and texts may be as long as an object can be, for one object must not spoil a list; names are not kept in a table, so
     * that nobody can make their hashes collide.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNameLength(ApiJson.LARGEST_OBJECT)
                    .maxStringLength(ApiJson.LARGEST_OBJECT)
                    .maxNestingDepth(DEEPEST_OF_SERVER)
                    .build())
            .build();

    /** Deeper than any object of Kubernetes' own types. */
    private static final int DEEPEST = 64;

    private static final int LONGEST_ESSENTIAL = 1024;

    private final JsonParser parser;
    private final KeptParts fields;
    private final int largest;

    /** Each object's kept JSON has so many bytes at most. */
    ObjectParser(InputStream from, KeptParts fields, int largest) {
        parser = FACTORY.createParser(ObjectReadContext.empty(), from);
        this.fields = fields;
        this.largest = largest;
    }

    JsonParser tokens() {
        return parser;
    }

    /** The object that the parser stands at the beginning of; the parser is left at its end. */
    RawObject next() {
        return next(fields, largest);
    }

    /** The same, with other fields kept, and another limit. */
    RawObject next(KeptParts of, int most) {
        var reading = new Reading(most);
        reading.object(of, 0, "");
        return reading.done();
    }

    @Override
    public void close() {
        parser.close();
    }

    /** One object being read. */
    private final class Reading {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private final SortedMap<String, String> essentials = new TreeMap<>();
        private @Nullable JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), kept);
        private final int most;
        private String trouble = "";

        Reading(int most) {
            this.most = most;
        }

        /** From its beginning to its end; the path is that of the object in the whole ("" for the whole). */
        void object(KeptParts of, int depth, String path) {
            write(JsonGenerator::writeStartObject);
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                KeptParts inside = of.of(name);
                if (inside.isNothing() || isTooLong(value, of)) {
                    parser.skipChildren();
                } else {
                    write(json -> json.writeName(name));
                    value(value, inside, depth, path.isEmpty() ? name : path + "." + name);
                }
            }
            write(JsonGenerator::writeEndObject);
        }

        private boolean isTooLong(JsonToken value, KeptParts of) {
            return value == JsonToken.VALUE_STRING
                    && of.longestText() < Integer.MAX_VALUE
                    && parser.getStringLength() > of.longestText();
        }

        private void value(JsonToken value, KeptParts inside, int depth, String path) {
            if (depth > DEEPEST) {
                tooLarge("goes more than " + DEEPEST + " levels deep");
                parser.skipChildren();
            } else if (value == JsonToken.START_OBJECT) {
                object(inside, depth + 1, path);
            } else if (value == JsonToken.START_ARRAY) {
                array(inside, depth + 1, path);
            } else {
                if (value == JsonToken.VALUE_STRING && isEssential(path)) {
                    essential(path);
                }
                write(json -> json.copyCurrentEvent(parser));
            }
        }

        private void array(KeptParts inside, int depth, String path) {
            write(JsonGenerator::writeStartArray);
            for (JsonToken value = parser.nextToken(); value != JsonToken.END_ARRAY; value = parser.nextToken()) {
                value(value, inside, depth, path + "[]");
            }
            write(JsonGenerator::writeEndArray);
        }

        private void write(Consumer<JsonGenerator> piece) {
            JsonGenerator json = out;
            if (json == null) {
                return;
            }
            piece.accept(json);
            if (kept.size() > most) {
                tooLarge("holds more than " + (most >> 10) + " KiB of what decides");
            }
        }

        private void tooLarge(String why) {
            if (out != null) {
                trouble = why + ": it is passed over";
                out = null;
                kept.reset();
            }
        }

        private void essential(String path) {
            String text = parser.getString();
            if (text.length() <= LONGEST_ESSENTIAL) {
                essentials.put(path, text);
            }
        }

        RawObject done() {
            var identity = RawObject.Identity.of(
                    essentials.getOrDefault("metadata.namespace", ""),
                    essentials.getOrDefault("metadata.name", ""),
                    essentials.getOrDefault("metadata.resourceVersion", ""));
            JsonGenerator json = out;
            if (json != null) {
                json.close();
                return kept.size() > most ? tooLargeAtLast(identity) : new RawObject(kept.toByteArray(), identity, "");
            }
            return new RawObject(essentialJson(), identity, trouble);
        }

        private RawObject tooLargeAtLast(RawObject.Identity identity) {
            return new RawObject(
                    essentialJson(),
                    identity,
                    "holds more than " + (most >> 10) + " KiB of what decides: it is passed over");
        }

        private byte[] essentialJson() {
            ObjectNode object = ApiJson.MAPPER.createObjectNode();
            essentials.forEach((path, text) -> {
                int dot = path.indexOf('.');
                object.withObjectProperty(path.substring(0, dot)).put(path.substring(dot + 1), text);
            });
            return ApiJson.MAPPER.writeValueAsBytes(object);
        }
    }

    /** What must be known even of an object that is not kept. */
    private static boolean isEssential(String path) {
        return switch (path) {
            case "metadata.namespace",
                    "metadata.name",
                    "metadata.uid",
                    "metadata.resourceVersion",
                    "metadata.creationTimestamp",
                    "spec.nodeName",
                    "spec.providerID" -> true;
            default -> false;
        };
    }
}

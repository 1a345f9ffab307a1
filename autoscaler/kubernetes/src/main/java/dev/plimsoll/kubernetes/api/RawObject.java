package dev.plimsoll.kubernetes.api;

import tools.jackson.databind.JsonNode;

/**
 * An object as the JSON of those fields that are kept of it, and what it is known by. Of one that is too large to be kept only
 * the essentials are there, and what is wrong with it is told ("": nothing is).
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
public record RawObject(byte[] json, Identity identity, String trouble) {

    /** What an object is known by: namespace/name, or the name alone; and its resource version ("" if it has none). */
    public record Identity(String key, String version) {

        static Identity of(String namespace, String name, String version) {
            return new Identity(namespace.isEmpty() ? name : namespace + "/" + name, version);
        }
    }

    /** The object as one of a type; a JacksonException if it holds what the type cannot. */
    public <T> T as(Class<T> type) {
        return ApiJson.MAPPER.readerFor(type).readValue(json);
    }

    public JsonNode tree() {
        return ApiJson.MAPPER.readTree(json);
    }
}

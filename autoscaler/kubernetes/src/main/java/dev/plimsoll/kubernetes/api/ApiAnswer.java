package dev.plimsoll.kubernetes.api;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the API server answered to a request that succeeded: its HTTP status and JSON. */
@SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
public record ApiAnswer(int code, byte[] body) {

    /** The body as an object of a Kubernetes type. */
    public <T> T as(Class<T> type) throws ApiException {
        try {
            return ApiJson.MAPPER.readValue(body, type);
        } catch (JacksonException unreadable) {
            throw ApiException.unreadable(type.getSimpleName(), unreadable);
        }
    }

    public JsonNode tree() throws ApiException {
        try {
            return ApiJson.MAPPER.readTree(body);
        } catch (JacksonException unreadable) {
            throw ApiException.unreadable("JSON", unreadable);
        }
    }
}

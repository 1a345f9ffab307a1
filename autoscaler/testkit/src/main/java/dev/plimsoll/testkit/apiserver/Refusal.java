package dev.plimsoll.testkit.apiserver;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with a Status other than success. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    Refusal(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    static Refusal notFound(ApiRequest.Place place) {
        return new Refusal(404, "NotFound", place.resource() + " \"" + place.name() + "\" not found");
    }

    static Refusal conflict(ApiRequest.Place place, String why) {
        return new Refusal(
                409,
                "Conflict",
                "Operation cannot be fulfilled on " + place.resource() + " \"" + place.name() + "\": " + why);
    }

    int code() {
        return code;
    }

    /** The answer's body. */
    ObjectNode status() {
        ObjectNode status = JsonNodeFactory.instance.objectNode();
        status.put("kind", "Status").put("apiVersion", "v1").put("status", "Failure");
        status.put("message", getMessage()).put("reason", reason).put("code", code);
        return status;
    }
}

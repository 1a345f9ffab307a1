package dev.plimsoll.simulator.trace.kubernetes;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Times that Kubernetes objects tell, in milliseconds since 1970. */
final class ObjectTimes {

    private ObjectTimes() {}

    /** When the object was made, to the second; null where it does not say. */
    static @Nullable Long created(JsonNode object) {
        return millis(object.path("metadata").path("creationTimestamp"));
    }

    /** A time in the form of RFC 3339; null for anything else. */
    static @Nullable Long millis(JsonNode text) {
        String time = text.asString("");
        if (time.length() < 20) {
            return null;
        }
        try {
            long millis = Instant.parse(time).toEpochMilli();
            return millis < 0 ? null : millis;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /** The last change of a condition of a pod or node; null where it has none of that type and status. */
    static @Nullable Long condition(JsonNode status, String type, String value) {
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asString("").equals(type)
                    && condition.path("status").asString("").equals(value)) {
                return millis(condition.path("lastTransitionTime"));
            }
        }
        return null;
    }
}

package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** When objects came to be. */
final class ObjectTimes {

    private ObjectTimes() {}

    /** The epoch for an object that does not say. */
    static Instant createdAt(HasMetadata object) {
        String time = object.getMetadata().getCreationTimestamp();
        try {
            return time == null ? Instant.EPOCH : Instant.parse(time);
        } catch (DateTimeParseException unreadable) {
            throw new UnreadableObjectException(
                    ObjectNames.of(object),
                    "creationTimestamp is \"" + time + "\": give a time such as 2026-11-25T12:00:00Z");
        }
    }
}

package dev.plimsoll.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** When objects came to be. */
final class ObjectTimes {

    private ObjectTimes() {}

    /** The epoch for an object that does not say. */
    static Instant createdAt(HasMetadata object) {
        Instant created = read(object, "creationTimestamp", object.getMetadata().getCreationTimestamp());
        return created == null ? Instant.EPOCH : created;
    }

    /** When it was told to end; null if it was not. */
    static @Nullable Instant deletedAt(HasMetadata object) {
        return read(object, "deletionTimestamp", object.getMetadata().getDeletionTimestamp());
    }

    private static @Nullable Instant read(HasMetadata object, String field, @Nullable String time) {
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeParseException unreadable) {
            throw new UnreadableObjectException(
                    ObjectNames.of(object), field + " is \"" + time + "\": give a time such as 2026-11-25T12:00:00Z");
        }
    }
}

package dev.plimsoll.kubernetes;

import org.jspecify.annotations.Nullable;

/** Fields that the API server never leaves out, but a file may. */
final class RequiredField {

    private RequiredField() {}

    /** The value; if there is none, an error that names object and field. */
    static <T> T of(@Nullable T value, String objectName, String field) {
        if (value == null) {
            throw new UnreadableObjectException(objectName, "has no " + field + ": read the whole object");
        }
        return value;
    }
}

package dev.plimsoll.journal;

import org.jspecify.annotations.Nullable;

/** A kept memory that cannot be read: garbled, of an earlier form, or of a later one. */
public final class UnreadableMemoryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofLaterProgram;

    UnreadableMemoryException(String message, boolean ofLaterProgram, @Nullable Throwable cause) {
        super(message, cause);
        this.ofLaterProgram = ofLaterProgram;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Whether a later program than this one wrote it, which is likely to come back for it. */
    public boolean isOfLaterProgram() {
        return ofLaterProgram;
    }
}

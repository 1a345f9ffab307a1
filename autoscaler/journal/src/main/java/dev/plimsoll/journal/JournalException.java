package dev.plimsoll.journal;

import dev.plimsoll.core.model.BadInputException;

/** A recording that cannot be read. The message is one line: file, line, what is wrong and the remedy. */
public final class JournalException extends BadInputException {

    public JournalException(String message) {
        super(message);
    }

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}

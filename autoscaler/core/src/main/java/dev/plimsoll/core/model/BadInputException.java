package dev.plimsoll.core.model;

import org.jspecify.annotations.Nullable;

/** Input that nothing can be made of: a file, an option, the environment. The message is one line: place, value and remedy. */
public class BadInputException extends RuntimeException {

    public BadInputException(String message) {
        super(message);
    }

    public BadInputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

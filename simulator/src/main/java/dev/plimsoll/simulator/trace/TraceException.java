package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.BadInputException;

/** A trace, manifest or option that cannot be used. The message is one line: file, line, value and remedy. */
public final class TraceException extends BadInputException {

    public TraceException(String message) {
        super(oneLine(message));
    }

    public TraceException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}

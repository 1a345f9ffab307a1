package dev.plimsoll.simulator.trace;

/** A trace, manifest or option that cannot be used. The message is one line: file, line, value and remedy. */
public final class TraceException extends RuntimeException {

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

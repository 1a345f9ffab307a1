package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.simulator.trace.TraceException;

/** A place in an input, which every complaint names. */
@FunctionalInterface
public interface Where {

    /** The file, and the line or row if there is one. */
    String place();

    /** An error at this place; the message names the value and the remedy. */
    default TraceException bad(String message) {
        return new TraceException(place() + ": " + message);
    }

    /** An error at this place that something else caused. */
    default TraceException bad(String message, Throwable cause) {
        return new TraceException(place() + ": " + message, cause);
    }

    /** A value as complaints show it: quoted, and cut when long. */
    static String shown(Object value) {
        String text = String.valueOf(value);
        return "'" + (text.length() <= 60 ? text : text.substring(0, 57) + "...") + "'";
    }
}

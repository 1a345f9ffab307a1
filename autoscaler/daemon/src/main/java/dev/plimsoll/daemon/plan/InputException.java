package dev.plimsoll.daemon.plan;

/** Input that nothing can be made of; the message names the file, the value and the remedy. */
public final class InputException extends RuntimeException {

    InputException(String place, String problem) {
        super(place + ": " + problem);
    }

    InputException(String place, String problem, Throwable cause) {
        super(place + ": " + problem, cause);
    }
}

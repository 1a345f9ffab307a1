package dev.plimsoll.daemon.plan;

import dev.plimsoll.core.model.BadInputException;

/** Input that nothing can be made of; the message names the file, the value and the remedy. */
public final class InputException extends BadInputException {

    InputException(String place, String problem) {
        super(place + ": " + problem);
    }

    InputException(String place, String problem, Throwable cause) {
        super(place + ": " + problem, cause);
    }
}

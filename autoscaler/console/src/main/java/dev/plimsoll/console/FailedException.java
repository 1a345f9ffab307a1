package dev.plimsoll.console;

/** A failure that is no defect of the input, and foreseen: the message is the one line that is printed of it. */
public class FailedException extends RuntimeException {

    public FailedException(String message) {
        super(message);
    }
}

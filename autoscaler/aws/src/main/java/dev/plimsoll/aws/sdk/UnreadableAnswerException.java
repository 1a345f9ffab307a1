package dev.plimsoll.aws.sdk;

/** An answer that the SDK took for one of AWS, and that is none. */
final class UnreadableAnswerException extends RuntimeException {

    UnreadableAnswerException(String message) {
        super(message);
    }
}

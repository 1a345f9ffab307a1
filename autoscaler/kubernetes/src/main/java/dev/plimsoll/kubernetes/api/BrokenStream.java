package dev.plimsoll.kubernetes.api;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** What it comes to when a stream cannot be read on. */
final class BrokenStream {

    private BrokenStream() {}

    /** What the parser tells: the stream's own failure if it was that, else that it is not what was expected. */
    static ApiException of(JacksonException broken, String expected) throws InterruptedException {
        Throwable cause = broken instanceof JacksonIOException ? broken.getCause() : null;
        if (cause instanceof InterruptedIOException) {
            throw interrupted();
        }
        return cause instanceof ApiException failure ? failure : ApiException.unreadable(expected, broken);
    }

    static ApiException of(IOException broken, Call call) throws InterruptedException {
        if (broken instanceof InterruptedIOException) {
            throw interrupted();
        }
        return broken instanceof ApiException failure ? failure : ApiException.unanswered(call, broken.toString());
    }

    static ApiException unreadable(String expected, String why) {
        return new ApiException(0, "Unreadable", "the answer is no " + expected + ": " + why, Duration.ZERO);
    }

    /** The flag is what an InterruptedException takes away. */
    private static InterruptedException interrupted() {
        boolean _ = Thread.interrupted();
        return new InterruptedException("interrupted while reading");
    }
}

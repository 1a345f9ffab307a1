package dev.plimsoll.kubernetes.api;

import java.time.Duration;

/** The lines of a watch as they come. Closing it gives up the connection. */
public interface LineStream extends AutoCloseable {

    /** What came. */
    sealed interface Item {}

    /** A whole line, without its end. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never changed or compared
    record Line(byte[] text) implements Item {}

    /** Nothing within the time given. */
    record Silence() implements Item {}

    /** The server ended the stream in good order; there is nothing more. */
    record End() implements Item {}

    /** The next item; waits for it no longer than this. */
    Item next(Duration atMost) throws ApiException, InterruptedException;

    @Override
    void close();
}

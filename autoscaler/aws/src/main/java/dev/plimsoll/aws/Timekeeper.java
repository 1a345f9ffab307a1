package dev.plimsoll.aws;

import java.time.Duration;
import java.time.Instant;

/** Time and waiting, so that a simulator can drive what waits. */
public interface Timekeeper {

    Instant now();

    /** Waits so long; an interrupt ends the wait and is thrown. */
    void pause(Duration duration) throws InterruptedException;
}

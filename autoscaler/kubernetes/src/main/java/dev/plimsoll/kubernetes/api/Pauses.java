package dev.plimsoll.kubernetes.api;

import java.time.Duration;

/** How threads wait, so that tests need not. */
public interface Pauses {

    /** By sleeping. */
    Pauses SLEEPING = Thread::sleep;

    void pause(Duration time) throws InterruptedException;
}

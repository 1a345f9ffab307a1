package dev.plimsoll.simulator.oracle;

import java.time.Instant;

/** Something happened that cannot happen: the simulator is wrong. Names when, what, and the values that contradict. */
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(long atMillis, String what) {
        super("at " + Instant.ofEpochMilli(atMillis) + ": " + what);
    }
}

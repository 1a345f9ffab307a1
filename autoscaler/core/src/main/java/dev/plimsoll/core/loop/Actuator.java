package dev.plimsoll.core.loop;

import dev.plimsoll.core.round.Action;
import dev.plimsoll.core.round.Outcome;
import java.time.Instant;

/** The port through which the loop changes the world, one step at a time. Failures are outcomes, not exceptions. */
public interface Actuator {
    Outcome act(Action action, Instant now);
}

package dev.plimsoll.core.loop;

import dev.plimsoll.core.scaling.Action;
import dev.plimsoll.core.scaling.Outcome;
import java.time.Instant;

/** The port through which the loop changes the world, one step at a time. Failures are outcomes, not exceptions. */
public interface Actuator {
    Outcome act(Action action, Instant now);
}

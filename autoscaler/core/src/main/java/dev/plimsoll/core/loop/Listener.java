package dev.plimsoll.core.loop;

import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.round.Step;
import java.time.Instant;

/** Is told what the loop decides and what becomes of it: logs, metrics, status and recorders listen here, each to what it cares for. */
public interface Listener {

    /** All that was decided on, the memory before it among it, and what was decided. */
    default void decided(Instant now, Observation seen, Memory before, Decision decision) {}

    /** The memory could not be kept, so that nothing of the decision is done. */
    default void notKept(Instant now, Outcome outcome) {}

    default void acted(Instant now, Step step, Outcome outcome) {}
}

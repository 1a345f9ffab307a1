package dev.plimsoll.core.model;

import java.time.Instant;

/** A machine of a node group, from the moment AWS lists it. */
public record Instance(String id, String zone, State state, Instant launchedAt) {

    /** The lifecycle states that matter here. */
    public enum State {
        PENDING,
        IN_SERVICE,
        TERMINATING
    }

    public boolean isLive() {
        return state != State.TERMINATING;
    }
}

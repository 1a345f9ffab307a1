package dev.plimsoll.simulator.policy;

import dev.plimsoll.core.model.Observation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rival that looks at the cluster every so often and acts at once. Its decisions are ours to model; its powers are the world's. */
interface Scanner {

    /** One scan; returns when the next one matters if nothing changes before, null if only a change can matter. */
    @Nullable
    Instant scan(Observation seen, Controls controls, Instant now);
}

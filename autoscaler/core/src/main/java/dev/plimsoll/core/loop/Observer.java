package dev.plimsoll.core.loop;

import dev.plimsoll.core.model.Observation;
import java.time.Instant;

/** The port through which the loop sees the cluster and its node groups. What cannot be known is marked so, not thrown. */
public interface Observer {
    Observation observe(Instant now);
}

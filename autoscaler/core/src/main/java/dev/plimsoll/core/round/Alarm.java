package dev.plimsoll.core.round;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Collects the times at which something will be due, and keeps the earliest that is still to come. */
public final class Alarm {

    private final Instant now;
    private @Nullable Instant earliest;

    public Alarm(Instant now) {
        this.now = now;
    }

    public void at(Instant due) {
        if (due.isAfter(now) && (earliest == null || due.isBefore(earliest))) {
            earliest = due;
        }
    }

    /** Null when nothing is to come by itself. */
    public @Nullable Instant earliest() {
        return earliest;
    }
}

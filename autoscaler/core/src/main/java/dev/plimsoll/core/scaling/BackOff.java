package dev.plimsoll.core.scaling;

import dev.plimsoll.core.scaling.Settings.Purchases;
import java.time.Duration;
import java.time.Instant;

/** Failures of something in a row, when the last one was, and until when it is left alone. */
public record BackOff(int failures, Instant lastFailure, Instant until) {

    /** The first failure bars nothing; from the second on, the time doubles up to the longest. */
    static BackOff afterFailure(int failures, Instant now, Purchases settings) {
        if (failures < 2) {
            return new BackOff(failures, now, now);
        }
        Duration wait = settings.firstBackOff();
        for (int i = 2; i < failures && wait.compareTo(settings.longestBackOff()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        Duration bounded = wait.compareTo(settings.longestBackOff()) < 0 ? wait : settings.longestBackOff();
        return new BackOff(failures, now, now.plus(bounded));
    }

    public boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }
}

package dev.plimsoll.core.buying;

import dev.plimsoll.core.settings.Settings.Purchases;
import java.time.Duration;
import java.time.Instant;

/** Failures of something in a row, when the last one was, until when it is left alone, and what the last one said ("": nothing). */
public record BackOff(int failures, Instant lastFailure, Instant until, String why) {

    /** The first failure bars nothing; from the second on, the time doubles up to the longest. */
    static BackOff afterFailure(int failures, Instant now, String why, Purchases settings) {
        if (failures < 2) {
            return new BackOff(failures, now, now, why);
        }
        Duration wait = settings.firstBackOff();
        for (int i = 2; i < failures && wait.compareTo(settings.longestBackOff()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        Duration bounded = wait.compareTo(settings.longestBackOff()) < 0 ? wait : settings.longestBackOff();
        return new BackOff(failures, now, now.plus(bounded), why);
    }

    public boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }
}

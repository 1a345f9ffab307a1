package dev.plimsoll.core.buying;

import dev.plimsoll.core.settings.Settings.Purchases;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Failures of something in a row, when the last one was, until when it is left alone, and what the last one said ("": nothing). */
public record BackOff(int failures, Instant lastFailure, Instant until, String why) {

    /** After one failure more than before (null: none); the time doubles up to the longest. */
    static BackOff next(@Nullable BackOff before, Instant now, String why, Purchases settings) {
        int failures = (before == null ? 0 : before.failures()) + 1;
        Duration wait = settings.firstBackOff();
        for (int i = 1; i < failures && wait.compareTo(settings.longestBackOff()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        Duration bounded = wait.compareTo(settings.longestBackOff()) < 0 ? wait : settings.longestBackOff();
        return new BackOff(failures, now, now.plus(bounded), why);
    }

    public boolean holdsAt(Instant now) {
        return now.isBefore(until);
    }
}

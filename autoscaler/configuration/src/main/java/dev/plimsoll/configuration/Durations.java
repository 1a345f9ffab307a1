package dev.plimsoll.configuration;

import java.time.Duration;

/** Checks of durations in settings. */
final class Durations {

    private Durations() {}

    static void notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    name + " is " + DurationText.print(duration) + ": give a time of zero or more");
        }
    }
}

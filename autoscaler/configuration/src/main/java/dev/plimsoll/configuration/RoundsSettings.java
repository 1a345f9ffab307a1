package dev.plimsoll.configuration;

import dev.plimsoll.core.settings.Bounds;
import java.time.Duration;

/**
 * How often a round is gone although nothing happens; for how long nothing more must have happened before one is gone, so
 * that pods that arrive together are planned for together, and how long that may take at most; and how old the list of
 * groups may be while instances come or go, and while none do.
 */
public record RoundsSettings(
        Duration atLeastEvery, Duration gap, Duration longestGap, Duration groupsMoving, Duration groupsStill) {

    public static final RoundsSettings DEFAULT = new RoundsSettings(
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15));

    public RoundsSettings {
        if (!atLeastEvery.isPositive()) {
            throw new IllegalArgumentException(
                    "rounds.atLeastEvery is " + DurationText.print(atLeastEvery) + ": give a time longer than zero");
        }
        Bounds.notNegative("rounds.gap", gap);
        Bounds.notNegative("rounds.longestGap", longestGap);
        Bounds.notNegative("rounds.groupsMoving", groupsMoving);
        Bounds.notNegative("rounds.groupsStill", groupsStill);
    }
}

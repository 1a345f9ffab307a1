package dev.plimsoll.journal;

import dev.plimsoll.core.settings.Settings;
import java.time.Duration;

/** What is set once for all rounds: the settings, and the search that goes on from the fast plan. */
public record Rules(Settings settings, Search search) {

    /** How long the search goes on (zero: the plan is the fast one) and the seed that it draws from. */
    public record Search(Duration time, long seed) {

        /** The fast plan alone. */
        public static final Search NONE = new Search(Duration.ZERO, 0);
    }
}

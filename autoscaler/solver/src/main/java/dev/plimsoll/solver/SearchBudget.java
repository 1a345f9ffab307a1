package dev.plimsoll.solver;

import java.time.Duration;

/**
 * How long a planner may look for something better than the fast plan: so much time, and at most so many steps of the
 * search. Plans are repeatable when the steps end the search, not the time. No time means the fast plan as it is.
 */
public record SearchBudget(Duration time, long steps, long seed) {

    public SearchBudget {
        if (time.isNegative()) {
            throw new IllegalArgumentException("a search cannot take " + time + ": give 0 or more");
        }
        if (steps < 0) {
            throw new IllegalArgumentException("a search cannot take " + steps + " steps: give 0 or more");
        }
    }

    /** The fast plan alone. */
    public static SearchBudget none() {
        return new SearchBudget(Duration.ZERO, 0, 0);
    }

    /** As many steps as fit in the time. */
    public static SearchBudget of(Duration time, long seed) {
        return new SearchBudget(time, Long.MAX_VALUE, seed);
    }
}

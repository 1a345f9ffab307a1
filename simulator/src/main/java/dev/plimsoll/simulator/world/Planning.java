package dev.plimsoll.simulator.world;

import dev.plimsoll.core.greedy.GreedyPlanner;
import dev.plimsoll.core.plan.Planner;
import dev.plimsoll.solver.SearchBudget;
import dev.plimsoll.solver.SearchingPlanner;
import java.time.Duration;

/**
 * How many steps the product's planner may search for something better than the fast plan (0: it buys by the fast plan), and the
 * search's seed. Steps, not time, so that a run repeats byte for byte.
 */
public record Planning(long searchSteps, long seed) {

    public static final Planning DEFAULT = new Planning(0, 0);

    /** No search gets here: its clock stands still. */
    private static final Duration NEVER = Duration.ofDays(1);

    public Planning {
        if (searchSteps < 0) {
            throw new IllegalArgumentException("searchSteps is " + searchSteps + ": give 0 or more");
        }
    }

    Planner planner() {
        return searchSteps == 0
                ? new GreedyPlanner()
                : new SearchingPlanner(new SearchBudget(NEVER, searchSteps, seed), () -> 0);
    }
}

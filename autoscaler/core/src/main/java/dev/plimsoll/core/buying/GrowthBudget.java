package dev.plimsoll.core.buying;

import java.time.Duration;
import java.time.Instant;

/**
 * How many nodes may be bought in one round and in one hour, so that a mistake of anybody's cannot buy without end: a share of
 * the cluster, and never fewer than a small cluster needs.
 */
final class GrowthBudget {

    static final Duration HOUR = Duration.ofHours(1);

    private static final int NODES_A_ROUND = 10;
    private static final double SHARE_A_ROUND = 0.2;

    /** An hour holds as much as so many full rounds: a cluster of short jobs buys and gives back a hundred nodes an hour. */
    private static final int ROUNDS_AN_HOUR = 30;

    private GrowthBudget() {}

    /** How many nodes may be bought now in a cluster of so many. */
    static int left(int nodes, Growth growth, Instant now) {
        int aRound = Math.max(NODES_A_ROUND, (int) (nodes * SHARE_A_ROUND));
        int inTheHour = growth.lately().stream()
                .filter(bought -> now.isBefore(bought.at().plus(HOUR)))
                .mapToInt(Growth.Bought::nodes)
                .sum();
        return Math.max(0, Math.min(aRound, aRound * ROUNDS_AN_HOUR - inTheHour));
    }
}

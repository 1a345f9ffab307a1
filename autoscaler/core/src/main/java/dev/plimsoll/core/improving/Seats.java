package dev.plimsoll.core.improving;

import java.util.Arrays;

/**
 * Who is where on the nodes of a cart: by node and row of the ranking how many pods, what of each row is left without room, and
 * what all others found on nodes that are there already.
 */
@SuppressWarnings("ArrayRecordComponent") // vectors that are never compared, nor changed
record Seats(Cart cart, int[][] podsByNode, int[] left, int[] leftByPriority) {

    /** Whether fewer pods are left than with the other, those of the highest priority counted first. */
    boolean leavesFewerThan(Seats other) {
        return Arrays.compare(leftByPriority, other.leftByPriority) < 0;
    }

    /** Whether as many are left. */
    boolean leavesAsManyAs(Seats other) {
        return Arrays.equals(leftByPriority, other.leftByPriority);
    }

    boolean leavesNone() {
        return Arrays.stream(left).allMatch(pods -> pods == 0);
    }
}

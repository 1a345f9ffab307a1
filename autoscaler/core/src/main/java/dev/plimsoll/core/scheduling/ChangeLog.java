package dev.plimsoll.core.scheduling;

import java.util.Arrays;

/** The nodes on which something was bound or unbound lately, or that came back, so that what is known of all others can be kept. */
final class ChangeLog {

    private static final int REMEMBERED = 1 << 12;

    private final int[] recent = new int[REMEMBERED];
    private long[] latest = new long[16];
    private long clock;

    void changed(int node) {
        if (node >= latest.length) {
            latest = Arrays.copyOf(latest, Math.max(node + 1, 2 * latest.length));
        }
        latest[node] = clock;
        recent[(int) (clock++ & (REMEMBERED - 1))] = node;
    }

    /** Whether the node of a change that is remembered has not changed again since. */
    boolean isLatest(long time) {
        return latest[nodeAt(time)] == time;
    }

    long clock() {
        return clock;
    }

    /** Whether every change since then is remembered. */
    boolean reachesBackTo(long then) {
        return clock - then <= REMEMBERED;
    }

    /** The node of a change that is remembered. */
    int nodeAt(long time) {
        return recent[(int) (time & (REMEMBERED - 1))];
    }
}

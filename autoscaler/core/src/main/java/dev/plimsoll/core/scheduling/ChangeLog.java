package dev.plimsoll.core.scheduling;

/** The nodes on which something was bound or unbound lately, or that came back, so that what is known of all others can be kept. */
final class ChangeLog {

    private static final int REMEMBERED = 1 << 12;

    private final int[] recent = new int[REMEMBERED];
    private long clock;

    void changed(int node) {
        recent[(int) (clock++ & (REMEMBERED - 1))] = node;
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

package dev.plimsoll.core.round;

/** Where the life of an instance stands, as the instance ledger tells it. */
public enum Standing {
    /** Ordered or launched, not yet a node that pods may land on, and not late. */
    COMING,
    /** A node that pods may land on. */
    JOINED,
    /** It never became a node, and is late. */
    OVERDUE,
    /** It was a node, and that node is no longer there. */
    LOST,
    /** A node that has stopped being ready, or did not get ready in time. */
    UNREADY
}

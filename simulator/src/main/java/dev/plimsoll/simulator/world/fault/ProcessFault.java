package dev.plimsoll.simulator.world.fault;

/** What can go wrong in the process that decides. The amount is in seconds unless said otherwise. */
public enum ProcessFault {
    /** It dies right before its next step, and begins again when the fault ends. */
    CRASH_BEFORE,
    /** It dies right after its next step took effect, and begins again when the fault ends. */
    CRASH_AFTER,
    /** Another replica takes over from what was kept. */
    LEADER_CHANGE,
    /** Its clock is ahead by the amount (behind if negative) until the fault ends. */
    CLOCK_SKEW,
    /** It stands still until the fault ends. */
    PAUSE
}

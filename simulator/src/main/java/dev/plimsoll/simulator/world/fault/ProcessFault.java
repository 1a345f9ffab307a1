package dev.plimsoll.simulator.world.fault;

/** What can go wrong in the process that decides. The amount is in seconds unless said otherwise. */
public enum ProcessFault implements FaultKind {
    /** It dies right before its next step, once, and begins again five seconds later. */
    CRASH_BEFORE,
    /** It dies right after its next step took effect, once, and begins again five seconds later. */
    CRASH_AFTER,
    /** It stands still right before its next step while another replica takes over; when the fault ends it takes that step. */
    STALL,
    /** Another replica takes over from what was kept. */
    LEADER_CHANGE,
    /**
     * A replica takes over whose clock is ahead by the amount (behind if negative), until one with the true time does when the
     * fault ends: no process sees its own clock step.
     */
    CLOCK_SKEW,
    /** It stands still until the fault ends. */
    PAUSE
}

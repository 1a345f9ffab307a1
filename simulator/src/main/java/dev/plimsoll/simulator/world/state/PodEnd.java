package dev.plimsoll.simulator.world.state;

/** Why a pod is no more. */
public enum PodEnd {
    /** It ran for its time. */
    COMPLETED,
    /** The trace says that it goes, or its workload wants fewer. */
    DEPARTED,
    /** It was evicted; whoever owns it made another. */
    EVICTED,
    /** It gave way to one of higher priority; whoever owns it made another. */
    PREEMPTED,
    /** Its node went away below it. */
    NODE_LOST
}

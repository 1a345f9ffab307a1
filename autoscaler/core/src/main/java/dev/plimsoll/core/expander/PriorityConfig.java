package dev.plimsoll.core.expander;

/** What a cluster says about priorities; only sound ones have an effect. */
public sealed interface PriorityConfig {

    /** Nobody has said anything. */
    record Absent() implements PriorityConfig {}

    /** Something has been said that cannot be used, not even in part. */
    record Unusable(String problem) implements PriorityConfig {}

    /** Priorities to go by. */
    record Sound(Priorities priorities) implements PriorityConfig {}
}

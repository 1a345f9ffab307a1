package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Reason;

/** Something that was not done, and why: about a pod, a node, a group or the whole round. */
public record Finding(Subject about, String name, Reason reason) {

    /** What a finding is about. */
    public enum Subject {
        POD,
        NODE,
        GROUP,
        ROUND
    }
}

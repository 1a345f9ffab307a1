package dev.plimsoll.core.model;

/** A mark on a node that turns away pods which do not tolerate it. */
public record Taint(String key, String value, Effect effect) {

    /** What happens to a pod that does not tolerate the taint. */
    public enum Effect {
        NO_SCHEDULE,
        PREFER_NO_SCHEDULE,
        NO_EXECUTE
    }

    /** Whether this taint keeps pods off, rather than merely making the node less liked. */
    public boolean isHard() {
        return effect != Effect.PREFER_NO_SCHEDULE;
    }
}

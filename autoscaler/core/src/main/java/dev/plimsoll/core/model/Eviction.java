package dev.plimsoll.core.model;

/** What a pod's own annotation says about evicting it. */
public enum Eviction {
    /** Nothing: its owner decides. */
    BY_RULES,
    /** It may be evicted, whoever owns it. */
    ALLOWED,
    /** It must not be evicted. */
    FORBIDDEN
}

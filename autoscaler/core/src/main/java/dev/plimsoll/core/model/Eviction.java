package dev.plimsoll.core.model;

/** What a pod's own annotation says about evicting it: of a DaemonSet's pod enable-ds-eviction, of any other safe-to-evict. */
public enum Eviction {
    /** Nothing: its owner decides. */
    BY_RULES,
    /** It may be evicted, whoever owns it. */
    ALLOWED,
    /** It must not be evicted. */
    FORBIDDEN,
    /** It must not be evicted, but will end by itself, and its node with it. */
    AT_COMPLETION
}

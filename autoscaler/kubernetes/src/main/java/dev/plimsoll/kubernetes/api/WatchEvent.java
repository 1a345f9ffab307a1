package dev.plimsoll.kubernetes.api;

/** What a watch told: what happened to an object, which is as it is now, or was last. */
public record WatchEvent(Type type, RawObject object) {

    /** What happened to the object; a bookmark says only how far the watch has come. */
    public enum Type {
        ADDED,
        MODIFIED,
        DELETED,
        BOOKMARK
    }
}

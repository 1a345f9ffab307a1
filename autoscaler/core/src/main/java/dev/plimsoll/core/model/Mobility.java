package dev.plimsoll.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a pod itself says about being moved: its annotation, its first volume on the node's own disk that it does not say may be
 * lost ("" for none), until when it asks not to be disrupted (null: it does not), what its deletion costs beside its siblings',
 * and whether a low priority makes it expendable.
 */
public record Mobility(
        Eviction eviction, String localVolume, @Nullable Instant protectedUntil, int deletionCost, boolean expendable) {

    /** Nothing. */
    public static final Mobility UNSAID = new Mobility(Eviction.BY_RULES, "", null, 0, true);

    /** The end of a protection that has none. */
    public static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

    /** Nothing but what the annotation says. */
    public static Mobility of(Eviction eviction) {
        return eviction == Eviction.BY_RULES ? UNSAID : new Mobility(eviction, "", null, 0, true);
    }
}

package dev.plimsoll.kubernetes.watch;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well one kind of object is followed: when what is known of it was last proven to be current (null: never listed) and how
 * old that may be, how many there are, how often it was listed, why the last request failed ("": it did not), and whether the
 * thread that follows it gets on.
 */
public record KindHealth(String kind, Proof proof, int objects, long lists, String lastError, Watching watching) {

    /** When it was last proven to be current, and for how long that is good enough. */
    public record Proof(@Nullable Instant at, Duration lasts) {}

    /** When it last did anything (null: not yet), and whether it has ended without being told to. */
    public record Watching(@Nullable Instant activeAt, boolean hasDied) {}

    public @Nullable Instant provenAt() {
        return proof.at();
    }
}

package dev.plimsoll.kubernetes.watch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How well one kind of object is followed: when what is known of it was last proven to be current (null: never listed), how many
 * there are, how often it was listed, and why the last request failed ("": it did not).
 */
public record KindHealth(String kind, @Nullable Instant provenAt, int objects, long lists, String lastError) {}

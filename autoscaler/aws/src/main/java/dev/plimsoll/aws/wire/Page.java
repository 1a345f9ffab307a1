package dev.plimsoll.aws.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a list, and the token to ask for the next part with; null after the last. */
public record Page<T>(List<T> items, @Nullable String nextToken) {

    public Page {
        items = List.copyOf(items);
    }
}

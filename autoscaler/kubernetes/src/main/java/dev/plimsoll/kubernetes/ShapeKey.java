package dev.plimsoll.kubernetes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parts that pods of one shape have, to find the shape by. */
final class ShapeKey {

    private final @Nullable Object[] parts;
    private final int hash;

    ShapeKey(@Nullable Object[] parts) {
        this.parts = parts;
        hash = Arrays.hashCode(parts);
    }

    @Nullable
    Object[] parts() {
        return parts;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShapeKey key && hash == key.hash && Arrays.equals(parts, key.parts);
    }
}

package dev.plimsoll.core.scaling;

import java.time.Instant;
import java.util.List;

/** A purchase on its way: a group raised from base to target for these pods. */
public record Order(String group, int base, int target, List<String> pods, Timing timing) {

    /** When it was placed last, and when it is given up. */
    public record Timing(Instant placedAt, Instant deadline) {}

    public Order {
        pods = List.copyOf(pods);
    }
}

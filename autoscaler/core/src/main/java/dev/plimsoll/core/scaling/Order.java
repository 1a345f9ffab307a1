package dev.plimsoll.core.scaling;

import java.time.Instant;
import java.util.List;

/** A purchase on its way: a group raised from base to target for these pods, given up at the deadline. */
public record Order(String group, int base, int target, List<String> pods, Instant deadline) {
    public Order {
        pods = List.copyOf(pods);
    }
}

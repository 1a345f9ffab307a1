package dev.plimsoll.core.packing;

import java.util.List;

/** The most that a node of some template holds, and the least it costs: what a lower bound may rest on. */
public record Promise(List<Long> free, NodeCost cost) {
    public Promise {
        free = List.copyOf(free);
    }
}

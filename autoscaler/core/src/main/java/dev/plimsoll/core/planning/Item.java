package dev.plimsoll.core.planning;

import java.util.List;

/**
 * Pods that are alike to a packer: those of a demand, or of several that differ in nothing a packer minds, and of these the
 * part that goes to one zone ("" if any will do). Of each cap that it counts for, no node may hold more than the limit.
 */
@SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
record Item(List<Part> parts, String zone, long[] request, List<Integer> caps) {

    /** So many pods of a demand. */
    record Part(int demand, int pods) {}

    Item {
        parts = List.copyOf(parts);
    }

    int count() {
        return parts.stream().mapToInt(Part::pods).sum();
    }

    /** One of the demands: what takes its pods takes those of the others. */
    int demand() {
        return parts.getFirst().demand();
    }
}

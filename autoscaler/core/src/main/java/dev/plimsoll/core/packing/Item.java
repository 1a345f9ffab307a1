package dev.plimsoll.core.packing;

import dev.plimsoll.core.model.PodShape;
import java.util.List;

/**
 * Pods that are alike to a packer: those of a demand, or of several that differ in nothing a packer minds, and of these the
 * part that goes to one zone ("" if any will do). Of each cap that it counts for, no node may hold more than the limit.
 */
@SuppressWarnings("ArrayRecordComponent") // a vector that is never compared, nor changed
public record Item(List<Part> parts, String zone, long[] request, List<Integer> caps) {

    /** So many pods of a demand, all of one shape. */
    public record Part(int demand, PodShape shape, int pods) {}

    public Item {
        parts = List.copyOf(parts);
    }

    int count() {
        return parts.stream().mapToInt(Part::pods).sum();
    }

    /** The shape of some of its pods, always of the same ones while they are asked for. */
    PodShape shape() {
        return parts.getFirst().shape();
    }

    /** One of the demands: what takes its pods takes those of the others. */
    public int demand() {
        return parts.getFirst().demand();
    }
}

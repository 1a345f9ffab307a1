package dev.plimsoll.core.planning;

import dev.plimsoll.core.planning.Plan.LowerBound;
import java.util.List;

/**
 * An answer to a packing model: bins with what goes in them, and a lower bound on the cost of any answer that packs every
 * item, as good as the packer knows one. Items that are in no bin could not be packed.
 */
public record Packing(List<Load> loads, LowerBound lowerBound, Plan.Stage foundBy) {

    public Packing {
        loads = List.copyOf(loads);
    }

    /** So many bins of a kind, each with so many pods of each of these items. */
    @SuppressWarnings("ArrayRecordComponent") // vectors that are never compared, nor changed
    public record Load(int bin, int[] items, int[] counts, int times) {}

    public long microDollarsPerHour(PackingModel model) {
        long cost = 0;
        for (Load load : loads) {
            cost += model.microDollarsPerHour(load.bin()) * load.times();
        }
        return cost;
    }
}

package dev.plimsoll.core.packing;

import dev.plimsoll.core.plan.Plan;
import dev.plimsoll.core.plan.Plan.LowerBound;
import java.util.List;

/**
 * An answer to a packing model: bins with what goes in them, and a lower bound on the cost of any answer that packs every
 * item, as good as the packer knows one. Items that are in no bin could not be packed.
 */
public record Packing(List<Load> loads, LowerBound lowerBound, Plan.Stage foundBy) {

    public Packing {
        loads = List.copyOf(loads);
    }

    public long microDollarsPerHour(PackingModel model) {
        return cost(model, loads);
    }

    /** What they cost in micro-dollars an hour, launches included, without what is paid for already. */
    public static long cost(PackingModel model, List<Load> loads) {
        long cost = 0;
        for (Load load : loads) {
            cost += model.microDollarsPerHour(load.bin()) * load.times();
        }
        return cost - model.commitments().covered(model, loads);
    }

    /** What these cost in micro-dollars an hour; Long.MAX_VALUE if they leave anything out. */
    public static long costOfWhole(PackingModel model, List<Load> loads) {
        long missing = 0;
        for (int item = 0; item < model.items(); item++) {
            missing += model.count(item);
        }
        for (Load load : loads) {
            for (int count : load.counts()) {
                missing -= (long) count * load.times();
            }
        }
        return missing == 0 ? cost(model, loads) : Long.MAX_VALUE;
    }
}

package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.Load;
import dev.plimsoll.core.packing.Packing;
import dev.plimsoll.core.packing.PackingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Packs where all bins together may take only so much: whoever packs is told higher prices for bins that take much of what is
 * limited, ever higher ones until the packing keeps within the limits. If none does, the one counts that holds most then.
 */
final class ThriftyPacker {

    /** What all that is limited is worth, in costs of the packing that knows no limit; the last drowns any price. */
    private static final double[] WORTHS = {0.25, 1, 4, 16, 1e6};

    private final PackingModel model;
    private final Function<PackingModel, List<Load>> packer;

    ThriftyPacker(PackingModel model, Function<PackingModel, List<Load>> packer) {
        this.model = model;
        this.packer = packer;
    }

    /** The cheapest packing met that keeps within the limits; whole if any was. */
    List<Load> pack() {
        List<Load> unlimited = packer.apply(model);
        if (model.limits().allow(unlimited)) {
            return unlimited;
        }
        var met = new ArrayList<List<Load>>();
        met.add(model.limits().cut(unlimited));
        for (double worth : WORTHS) {
            List<Load> loads = packer.apply(model.dearer(surcharges(worth * Packing.cost(model, unlimited))));
            met.add(model.limits().cut(loads));
            if (model.limits().allow(loads)) {
                break;
            }
        }
        List<Load> best = met.getFirst();
        for (List<Load> loads : met) {
            best = isBetter(loads, best) ? loads : best;
        }
        return best;
    }

    private long[] surcharges(double worthOfLimits) {
        long[] surcharges = new long[model.bins()];
        for (int bin = 0; bin < surcharges.length; bin++) {
            surcharges[bin] = Math.round(worthOfLimits * model.limits().share(bin));
        }
        return surcharges;
    }

    private boolean isBetter(List<Load> loads, List<Load> than) {
        double more = worth(loads) - worth(than);
        return more > 0 || (more == 0 && Packing.cost(model, loads) < Packing.cost(model, than));
    }

    private double worth(List<Load> loads) {
        double worth = 0;
        for (Load load : loads) {
            for (int i = 0; i < load.items().length; i++) {
                worth += model.worth(load.items()[i]) * load.counts()[i] * load.times();
            }
        }
        return worth;
    }
}

package dev.plimsoll.core.planning;

import dev.plimsoll.core.planning.Packing.Load;
import java.util.ArrayList;
import java.util.List;

/** What all bins of a packing together may take, and how much one of each kind does. */
public final class PackingLimits {

    private final long[] most;
    private final long[][] takenByBin;

    PackingLimits(long[] most, List<BinType> bins) {
        this.most = most.clone();
        takenByBin = most.length == 0
                ? new long[0][]
                : bins.stream().map(BinType::mostTaken).toArray(long[][]::new);
    }

    /** How many things are limited; 0 if nothing is. */
    public int count() {
        return most.length;
    }

    /** How much there may be of such a thing. */
    public long most(int limit) {
        return most[limit];
    }

    /** How much of such a thing a bin of this kind takes. */
    public long taken(int limit, int bin) {
        return takenByBin[bin][limit];
    }

    /** Whether all of these may be bought. */
    public boolean allow(List<Load> loads) {
        for (int limit = 0; limit < most.length; limit++) {
            long left = most[limit];
            for (Load load : loads) {
                left -= taken(limit, load.bin()) * load.times();
            }
            if (left < 0) {
                return false;
            }
        }
        return true;
    }

    /** The loads one after another, each as often as may be. */
    List<Load> cut(List<Load> loads) {
        long[] left = most.clone();
        var kept = new ArrayList<Load>();
        for (Load load : loads) {
            long times = load.times();
            for (int limit = 0; limit < left.length; limit++) {
                long each = taken(limit, load.bin());
                times = each > 0 ? Math.min(times, Math.max(0, left[limit] / each)) : times;
            }
            for (int limit = 0; limit < left.length; limit++) {
                left[limit] -= times * taken(limit, load.bin());
            }
            if (times > 0) {
                kept.add(new Load(load.bin(), load.items(), load.counts(), (int) times));
            }
        }
        return kept;
    }

    /** The share of what there may be that a bin takes, summed over all that is limited. */
    double share(int bin) {
        double share = 0;
        for (int limit = 0; limit < most.length; limit++) {
            share += taken(limit, bin) / (double) Math.max(1, most[limit]);
        }
        return share;
    }
}

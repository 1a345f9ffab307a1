package dev.plimsoll.core.packing;

import java.util.ArrayList;
import java.util.List;

/** What all bins of a packing together may take, and how much one of each kind does. */
public final class PackingLimits {

    private final Headroom headroom;
    private final long[][] takenByBin;

    PackingLimits(Headroom headroom, List<BinType> bins) {
        this.headroom = headroom.copy();
        takenByBin = headroom.count() == 0
                ? new long[0][]
                : bins.stream().map(BinType::mostTaken).toArray(long[][]::new);
    }

    /** How many things are limited; 0 if nothing is. */
    public int count() {
        return headroom.count();
    }

    /** How much there may be of such a thing. */
    public long most(int limit) {
        return headroom.left(limit);
    }

    /** How much of such a thing a bin of this kind takes. */
    public long taken(int limit, int bin) {
        return takenByBin[bin][limit];
    }

    /** Whether all of these may be bought. */
    public boolean allow(List<Load> loads) {
        for (int limit = 0; limit < count(); limit++) {
            long left = most(limit);
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
    public List<Load> cut(List<Load> loads) {
        if (count() == 0) {
            return loads;
        }
        Headroom left = headroom.copy();
        var kept = new ArrayList<Load>();
        for (Load load : loads) {
            long[] each = takenByBin[load.bin()];
            int times = Math.min(load.times(), left.nodes(each));
            left.take(each, times);
            if (times > 0) {
                kept.add(new Load(load.bin(), load.items(), load.counts(), times));
            }
        }
        return kept;
    }

    /** The share of what there may be that a bin takes, summed over all that is limited. */
    public double share(int bin) {
        double share = 0;
        for (int limit = 0; limit < count(); limit++) {
            share += taken(limit, bin) / (double) Math.max(1, most(limit));
        }
        return share;
    }
}

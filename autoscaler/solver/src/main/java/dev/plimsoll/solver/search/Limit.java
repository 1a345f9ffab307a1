package dev.plimsoll.solver.search;

import dev.plimsoll.core.packing.PackingLimits;
import java.util.List;
import java.util.stream.IntStream;

/** One thing of which all nodes together may take only so much. */
record Limit(PackingLimits limits, int index) {

    static List<Limit> of(PackingLimits limits) {
        return IntStream.range(0, limits.count())
                .mapToObj(index -> new Limit(limits, index))
                .toList();
    }

    long most() {
        return limits.most(index);
    }

    long taken(int bin) {
        return limits.taken(index, bin);
    }
}

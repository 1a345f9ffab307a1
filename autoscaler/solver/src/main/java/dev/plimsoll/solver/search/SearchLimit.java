package dev.plimsoll.solver.search;

import dev.plimsoll.core.packing.PackingLimits;
import java.util.List;
import java.util.stream.IntStream;

/** One thing of which all nodes together may take only so much. */
record SearchLimit(PackingLimits limits, int index) {

    static List<SearchLimit> of(PackingLimits limits) {
        return IntStream.range(0, limits.count())
                .mapToObj(index -> new SearchLimit(limits, index))
                .toList();
    }

    long most() {
        return limits.most(index);
    }

    long taken(int bin) {
        return limits.taken(index, bin);
    }
}

package dev.plimsoll.benchmarks.planning;

import java.util.List;

/** Of measured values. */
final class Quantile {

    private Quantile() {}

    /** The least value that this share of all, from 0 to 1, are not above. */
    static double of(double share, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.max(0, Math.ceil(share * sorted.size()) - 1));
    }
}

package dev.plimsoll.simulator.trace;

import dev.plimsoll.core.model.Resources;

/**
 * What all pods of a trace that are there at a time ask for together, where each has a node as soon as it comes: at the
 * start, at least, in the mean over time and at most. Cores, GiB and whole GPUs.
 */
public record ConcurrentDemand(Count pods, Count cores, Count gibibytes, Count gpus) {

    /** At the start (after all that happens at time 0), least and most from then on, and the mean over time. */
    public record Count(double start, double least, double mean, double peak) {}

    /** Follows one amount through time. */
    static final class Curve {
        private double value;
        private double start;
        private double least = Double.MAX_VALUE;
        private double peak;
        private double integral;

        void add(double difference) {
            value += difference;
        }

        /** The amount held for so long; times of no length do not count. */
        void held(long millis, boolean first) {
            if (millis <= 0) {
                return;
            }
            if (first) {
                start = value;
            }
            least = Math.min(least, value);
            peak = Math.max(peak, value);
            integral += value * millis;
        }

        Count count(long millis) {
            return millis == 0
                    ? new Count(value, value, value, value)
                    : new Count(rounded(start), rounded(least), rounded(integral / millis), rounded(peak));
        }

        private static double rounded(double amount) {
            return Math.round(amount * 1_000) / 1_000.0;
        }
    }

    /** The four amounts of a number of pods of one size. */
    static double[] amounts(Resources requests, int pods) {
        return new double[] {
            pods,
            pods * (requests.cpuMillis() / 1_000.0),
            pods * (requests.memoryBytes() / (double) (1L << 30)),
            (double) pods * requests.other(Resources.GPU)
        };
    }
}

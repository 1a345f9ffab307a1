package dev.plimsoll.core.template;

import dev.plimsoll.core.model.Resources;

/**
 * What the system of an EKS node keeps from pods, by the rule of the EKS machine images: of cpu 6 % of the first core, 1 % of
 * the second, 0.5 % of the third and fourth, 0.25 % of each other; of memory 255 MiB and 11 MiB for each pod it can hold,
 * and 100 MiB below which pods are evicted.
 */
final class KubeReserved {

    private static final long MEBIBYTE = 1 << 20;

    private KubeReserved() {}

    /** What is left for pods of a machine with this capacity, in whole millicores rounded down; never less than nothing. */
    static Resources allocatable(Resources capacity) {
        long memory = capacity.memoryBytes() - (255 + 11L * capacity.pods() + 100) * MEBIBYTE;
        return new Resources(
                capacity.cpuMillis() - Math.ceilDiv(tenthsOfMillicores(capacity.cpuMillis() / 1000), 10),
                Math.max(0, memory),
                capacity.pods(),
                capacity.others());
    }

    private static long tenthsOfMillicores(long cores) {
        long reserved = 0;
        for (long core = 1; core <= cores; core++) {
            if (core == 1) {
                reserved += 600;
            } else if (core == 2) {
                reserved += 100;
            } else {
                reserved += core <= 4 ? 50 : 25;
            }
        }
        return reserved;
    }
}

package dev.plimsoll.core.model;

/**
 * What the system of an EKS node keeps from pods, by the rule of the EKS machine images: of cpu 6 % of the first core, 1 % of
 * the second, 0.5 % of the third and fourth, 0.25 % of each other; of memory 255 MiB and 11 MiB for each pod it can hold,
 * and 100 MiB below which pods are evicted.
 */
public final class KubeReserved {

    private static final long MEBIBYTE = 1 << 20;

    private KubeReserved() {}

    /** What is left for pods of an instance of the type, in whole millicores rounded down. */
    public static Resources allocatable(InstanceType type) {
        Resources nominal = type.capacity();
        return new Resources(
                nominal.cpuMillis() - Math.ceilDiv(tenthsOfMillicores(nominal.cpuMillis() / 1000), 10),
                nominal.memoryBytes() - (255 + 11L * nominal.pods() + 100) * MEBIBYTE,
                nominal.pods(),
                nominal.others());
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

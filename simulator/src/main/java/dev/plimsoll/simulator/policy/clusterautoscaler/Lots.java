package dev.plimsoll.simulator.policy.clusterautoscaler;

import java.util.SplittableRandom;

/** What is chance in the real one, drawn from a seed and a name. */
final class Lots {

    private Lots() {}

    static long of(long seed, String name) {
        long key = seed;
        for (int i = 0; i < name.length(); i++) {
            key = 31 * key + name.charAt(i);
        }
        return new SplittableRandom(key).nextLong();
    }
}

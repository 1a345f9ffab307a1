package dev.plimsoll.simulator.engine;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Randomness by name: a draw depends on (seed, kind, id, ordinal) and on nothing else, so that two policies meet the same
 * boot delays whatever they did before, and their differences are paired.
 */
public final class RandomStreams {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    private final long seed;

    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /** The stream of this name, always from its beginning. */
    public RandomGenerator stream(String kind, String id, long ordinal) {
        return FACTORY.create(key(kind, id, ordinal));
    }

    private long key(String kind, String id, long ordinal) {
        long hash = mix(seed);
        hash = mix(hash ^ TextHash.of(kind));
        hash = mix(hash ^ TextHash.of(id));
        return mix(hash ^ ordinal);
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014). */
    private static long mix(long value) {
        long mixed = value + 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}

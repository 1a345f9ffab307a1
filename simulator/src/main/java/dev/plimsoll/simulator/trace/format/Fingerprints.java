package dev.plimsoll.simulator.trace.format;

import java.util.Arrays;

/**
 * A set of names that keeps 64 bits of each, so that a million cost 16 MB. Two names share a fingerprint with a
 * probability of n²/2⁶⁵: one in 37 million for a million names.
 */
final class Fingerprints {

    private long[] slots = new long[1 << 10];
    private int size;

    /** Adds a name; false if it is there. */
    boolean add(String name) {
        if (size * 2 > slots.length) {
            grow();
        }
        long fingerprint = of(name);
        int slot = slotOf(fingerprint);
        if (slots[slot] == fingerprint) {
            return false;
        }
        slots[slot] = fingerprint;
        size++;
        return true;
    }

    boolean contains(String name) {
        long fingerprint = of(name);
        return slots[slotOf(fingerprint)] == fingerprint;
    }

    /** Where the fingerprint is, or the empty slot where it would go. */
    private int slotOf(long fingerprint) {
        int mask = slots.length - 1;
        int slot = (int) (fingerprint >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != fingerprint) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[old.length * 2];
        Arrays.stream(old).filter(fingerprint -> fingerprint != 0).forEach(fingerprint -> {
            slots[slotOf(fingerprint)] = fingerprint;
        });
    }

    /** Each character is mixed in with the multiplier and shift of MurmurHash64A; 0 is kept for empty slots. */
    private static long of(String name) {
        long hash = 0x9e3779b97f4a7c15L ^ name.length();
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0xc6a4a7935bd1e995L;
            hash ^= hash >>> 47;
        }
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}

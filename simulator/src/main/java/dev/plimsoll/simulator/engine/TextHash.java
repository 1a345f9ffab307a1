package dev.plimsoll.simulator.engine;

/** FNV-1a over characters, 64 bits (Fowler, Noll, Vo). */
public final class TextHash {

    /** Of no text. */
    public static final long EMPTY = 0xcbf29ce484222325L;

    private static final long PRIME = 0x100000001b3L;

    private TextHash() {}

    public static long of(String text) {
        return and(EMPTY, text);
    }

    /** The hash of what was hashed before and a text after it. */
    public static long and(long before, String text) {
        long hash = before;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }
}

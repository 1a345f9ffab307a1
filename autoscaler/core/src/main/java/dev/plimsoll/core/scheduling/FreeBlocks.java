package dev.plimsoll.core.scheduling;

import java.util.Arrays;

/**
 * Upper bounds of what is left on any node of a block of positions, by which a search skips whole blocks. Giving back raises
 * a bound; taking leaves it too high until a search that finds nothing tightens it.
 */
final class FreeBlocks {

    static final int SHIFT = 6;
    static final int SIZE = 1 << SHIFT;

    private long[] cpuMillis = new long[4];
    private long[] memoryBytes = new long[4];
    private int[] pods = new int[4];

    /** So much is left on the node at this position. */
    void raise(int position, long freeCpuMillis, long freeMemoryBytes, int freePods) {
        int block = position >> SHIFT;
        ensure(block + 1);
        cpuMillis[block] = Math.max(cpuMillis[block], freeCpuMillis);
        memoryBytes[block] = Math.max(memoryBytes[block], freeMemoryBytes);
        pods[block] = Math.max(pods[block], freePods);
    }

    /** Whether some node of the block may have room for the shape. */
    boolean mayFit(ShapeEntry shape, int block) {
        return shape.pods <= pods[block]
                && (shape.cpuMillis <= cpuMillis[block] || shape.cpuMillis == 0)
                && (shape.memoryBytes <= memoryBytes[block] || shape.memoryBytes == 0);
    }

    /** Forgets the bounds of a block, to be raised again by each of its nodes. */
    void lower(int block) {
        cpuMillis[block] = Long.MIN_VALUE;
        memoryBytes[block] = Long.MIN_VALUE;
        pods[block] = 0;
    }

    private void ensure(int blocks) {
        if (blocks > pods.length) {
            int grown = Math.max(blocks, 2 * pods.length);
            cpuMillis = Arrays.copyOf(cpuMillis, grown);
            memoryBytes = Arrays.copyOf(memoryBytes, grown);
            pods = Arrays.copyOf(pods, grown);
        }
    }
}

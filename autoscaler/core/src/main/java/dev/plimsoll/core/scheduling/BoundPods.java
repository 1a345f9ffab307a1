package dev.plimsoll.core.scheduling;

import java.util.Arrays;

/** How many pods of which shape are on each node. A node's shapes are kept in the order of their numbers. */
final class BoundPods {

    private static final int[] EMPTY = {};

    private int[][] shapes = new int[16][];
    private int[][] counts = new int[16][];
    private int[] sizes = new int[16];

    /** Makes room for handles below the limit. */
    void ensure(int limit) {
        if (limit > sizes.length) {
            int grown = Math.max(limit, 2 * sizes.length);
            shapes = Arrays.copyOf(shapes, grown);
            counts = Arrays.copyOf(counts, grown);
            sizes = Arrays.copyOf(sizes, grown);
        }
        for (int node = limit - 1; node >= 0 && shapes[node] == null; node--) {
            shapes[node] = EMPTY;
            counts[node] = EMPTY;
        }
    }

    int count(int shape, int node) {
        int at = Arrays.binarySearch(shapes[node], 0, sizes[node], shape);
        return at < 0 ? 0 : counts[node][at];
    }

    /** Adds so many pods, or takes them off when negative. */
    void add(int shape, int node, int pods) {
        int at = Arrays.binarySearch(shapes[node], 0, sizes[node], shape);
        if (at < 0) {
            insert(node, -at - 1, shape);
            at = -at - 1;
        }
        counts[node][at] += pods;
        if (counts[node][at] == 0) {
            delete(node, at);
        }
    }

    /** How many different shapes are on the node. */
    int size(int node) {
        return sizes[node];
    }

    int shapeAt(int node, int index) {
        return shapes[node][index];
    }

    int countAt(int node, int index) {
        return counts[node][index];
    }

    private void insert(int node, int at, int shape) {
        int size = sizes[node];
        if (size == shapes[node].length) {
            int grown = size == 0 ? 4 : size + (size >> 1) + 1;
            shapes[node] = Arrays.copyOf(shapes[node], grown);
            counts[node] = Arrays.copyOf(counts[node], grown);
        }
        System.arraycopy(shapes[node], at, shapes[node], at + 1, size - at);
        System.arraycopy(counts[node], at, counts[node], at + 1, size - at);
        shapes[node][at] = shape;
        counts[node][at] = 0;
        sizes[node]++;
    }

    private void delete(int node, int at) {
        int tail = sizes[node] - at - 1;
        System.arraycopy(shapes[node], at + 1, shapes[node], at, tail);
        System.arraycopy(counts[node], at + 1, counts[node], at, tail);
        sizes[node]--;
    }
}

package dev.plimsoll.core.planning;

import java.util.Arrays;

/** Fills one empty node by arithmetic: the most valuable shapes first, as many of each as fit. */
final class NodeFill {

    private final ShapeTable shapes;

    NodeFill(ShapeTable shapes) {
        this.shapes = shapes;
    }

    /** How many of each shape go on the node, and what they are worth together. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Filling(int[] counts, double worth) {}

    /**
     * Fills a node of this free capacity with what remains of the shapes that may go there; a shape whose fit depends on
     * other nodes counts once at most. The first shape is put on before all others.
     */
    Filling fill(long[] free, boolean[] mayGo, int first) {
        long[] left = Arrays.copyOf(free, free.length);
        int[] counts = new int[shapes.size()];
        double worth = 0;
        if (first >= 0) {
            worth += take(first, left, counts);
        }
        for (int shape = 0; shape < shapes.size(); shape++) {
            if (mayGo[shape] && shape != first) {
                worth += take(shape, left, counts);
            }
        }
        return new Filling(counts, worth);
    }

    private double take(int shape, long[] left, int[] counts) {
        long[] request = shapes.request(shape);
        long count = shapes.isAlone(shape) ? Math.min(1, shapes.remaining(shape)) : shapes.remaining(shape);
        for (int axis = 0; axis < left.length && count > 0; axis++) {
            if (request[axis] > 0) {
                count = Math.min(count, Math.max(0, left[axis] / request[axis]));
            }
        }
        for (int axis = 0; axis < left.length; axis++) {
            left[axis] -= request[axis] * count;
        }
        counts[shape] = (int) count;
        return count * shapes.worth(shape);
    }
}

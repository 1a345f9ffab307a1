package dev.plimsoll.core.scheduling;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The steps since the first open mark, each four numbers: what was done, to what, where, how many. Every step has an exact
 * inverse, so taking back is doing the inverses in reverse order. Without an open mark nothing is written.
 */
final class UndoLog {

    static final int BOUND = 1;
    static final int ADDED = 2;
    static final int REMOVED = 3;
    static final int ASSUMED = 4;
    static final int RELEASED = 5;

    private static final int WIDTH = 4;

    /** Does the inverse of a step. */
    interface Inverse {
        void undo(int kind, int subject, int node, int pods);
    }

    private int[] steps = new int[64 * WIDTH];
    private int length;
    private int[] marks = new int[8];
    private int openMarks;

    boolean isRecording() {
        return openMarks > 0;
    }

    void record(int kind, int subject, int node, int pods) {
        if (openMarks == 0) {
            return;
        }
        if (length == steps.length) {
            steps = Arrays.copyOf(steps, 2 * length);
        }
        steps[length++] = kind;
        steps[length++] = subject;
        steps[length++] = node;
        steps[length++] = pods;
    }

    int mark() {
        if (openMarks == marks.length) {
            marks = Arrays.copyOf(marks, 2 * openMarks);
        }
        marks[openMarks] = length;
        return openMarks++;
    }

    /** Takes back every step since the mark, and closes it and those after it. */
    void undo(int mark, Inverse inverse) {
        checkOpen(mark);
        while (length > marks[mark]) {
            length -= WIDTH;
            inverse.undo(steps[length], steps[length + 1], steps[length + 2], steps[length + 3]);
        }
        openMarks = mark;
    }

    /** Closes the mark and those after it and leaves the steps done; true if no mark is open any more. */
    boolean keep(int mark) {
        checkOpen(mark);
        openMarks = mark;
        return openMarks == 0;
    }

    /** Hands every step of a kind, oldest first, to the reader and forgets all steps. */
    void drain(int kind, IntConsumer nodes) {
        for (int step = 0; step < length; step += WIDTH) {
            if (steps[step] == kind) {
                nodes.accept(steps[step + 2]);
            }
        }
        length = 0;
    }

    private void checkOpen(int mark) {
        if (mark < 0 || mark >= openMarks) {
            throw new IllegalArgumentException(
                    "mark " + mark + " is not open: a mark can be undone or kept once, and goes"
                            + " with any mark set before it; set a new one");
        }
    }
}

package dev.plimsoll.solver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The least cost of a small problem by trying everything: a dynamic programme over how many pods of each shape are held. */
final class BruteForce {

    private final PlainProblem problem;
    private final int shapes;
    private final int[][]
            states; // counts by shape; a state's index minus a smaller one's is the index of the difference
    private final long[] least;

    private BruteForce(PlainProblem problem) {
        this.problem = problem;
        shapes = problem.pods().size();
        int size = 1;
        for (PlainProblem.Pods pods : problem.pods()) {
            size *= pods.count() + 1;
        }
        states = new int[size][shapes];
        for (int state = 0; state < size; state++) {
            int rest = state;
            for (int shape = 0; shape < shapes; shape++) {
                int radix = problem.pods().get(shape).count() + 1;
                states[state][shape] = rest % radix;
                rest /= radix;
            }
        }
        least = new long[size];
        Arrays.fill(least, 1, size, Long.MAX_VALUE / 2);
    }

    /** In micro-dollars an hour; at least Long.MAX_VALUE / 2 if the pods cannot all be held. */
    static long leastCost(PlainProblem problem) {
        var search = new BruteForce(problem);
        problem.kinds().forEach(search::offer);
        return search.least[search.least.length - 1];
    }

    /** The same where of one kind so much in all is paid for already, in micro-dollars an hour. */
    static long leastCost(PlainProblem problem, int committedKind, long left) {
        var committed = new BruteForce(problem);
        var others = new BruteForce(problem);
        for (int kind = 0; kind < problem.kinds().size(); kind++) {
            (kind == committedKind ? committed : others).offer(problem.kinds().get(kind));
        }
        int all = others.least.length - 1;
        long best = Long.MAX_VALUE;
        for (int state = 0; state <= all; state++) {
            best = Math.min(best, Math.max(0, committed.least[state] - left) + others.least[all - state]);
        }
        return best;
    }

    private void offer(PlainProblem.Kind kind) {
        List<Integer> fillings = fillings(kind);
        boolean changed = true;
        for (int node = 0; node < kind.room() && changed; node++) {
            changed = offerOne(kind.microDollars(), fillings);
        }
    }

    /** All that a node holds, not only what fills it. */
    private List<Integer> fillings(PlainProblem.Kind kind) {
        var fillings = new ArrayList<Integer>();
        for (int state = 1; state < states.length; state++) {
            if (holds(kind.free(), states[state])) {
                fillings.add(state);
            }
        }
        return fillings;
    }

    private boolean holds(long[] free, int[] counts) {
        for (int axis = 0; axis < free.length; axis++) {
            long asked = 0;
            for (int shape = 0; shape < shapes; shape++) {
                asked += problem.pods().get(shape).request()[axis] * counts[shape];
            }
            if (asked > free[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Downwards, so that no state is reached by two nodes at once. */
    private boolean offerOne(long price, List<Integer> fillings) {
        boolean changed = false;
        for (int state = states.length - 1; state > 0; state--) {
            for (int filling : fillings) {
                if (isPartOf(filling, state) && least[state - filling] + price < least[state]) {
                    least[state] = least[state - filling] + price;
                    changed = true;
                }
            }
        }
        return changed;
    }

    private boolean isPartOf(int filling, int state) {
        for (int shape = 0; shape < shapes; shape++) {
            if (states[filling][shape] > states[state][shape]) {
                return false;
            }
        }
        return true;
    }
}

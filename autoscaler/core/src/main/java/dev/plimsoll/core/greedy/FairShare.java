package dev.plimsoll.core.greedy;

import dev.plimsoll.core.packing.PackingModel;
import java.util.Arrays;

/**
 * How large a bin should be while pods wait that must each have a node of their own: about what each of so many nodes gets of
 * all that is left. Larger ones would use up what the others could be filled with, and leave them all but empty; smaller ones
 * would leave no small pods to fill the gaps between large ones.
 */
final class FairShare {

    private static final double CRITICAL = 0.9;
    private static final double SMALLEST = 0.5;

    private final PackingModel model;
    private final double[] worthOfRoom;
    private final double[] sizes; // the different ones, smallest first
    private final int[] waiting; // by cap
    private final boolean[] critical; // by cap
    private double worthLeft;
    private double ceiling;
    private boolean isLifted;

    FairShare(PackingModel model) {
        this.model = model;
        worthOfRoom = new double[model.bins()];
        Arrays.setAll(worthOfRoom, model::worthOfRoom);
        sizes = Arrays.stream(worthOfRoom).sorted().distinct().toArray();
        waiting = new int[model.caps()];
        critical = new boolean[model.caps()];
        for (int item = 0; item < model.items(); item++) {
            count(item, model.count(item));
        }
        level();
    }

    /** So many pods of these items have been packed. */
    void packed(int[] items, int[] each, int times) {
        for (int i = 0; i < items.length; i++) {
            count(items[i], -each[i] * times);
        }
        level();
    }

    boolean allows(int bin) {
        return isLifted || (worthOfRoom[bin] <= ceiling && worthOfRoom[bin] >= SMALLEST * ceiling);
    }

    /** Whether pods like these need about as many nodes as any others do. */
    boolean isCritical(int item) {
        for (int cap : model.caps(item)) {
            if (critical[cap]) {
                return true;
            }
        }
        return false;
    }

    /** Allows all bins until something has been packed: none that are allowed hold what is left. Whether that changes anything. */
    boolean lift() {
        boolean changed = !isLifted;
        isLifted = true;
        return changed;
    }

    private void count(int item, int pods) {
        worthLeft += model.worth(item) * pods;
        for (int cap : model.caps(item)) {
            waiting[cap] += pods;
        }
    }

    private void level() {
        double most = 0;
        for (int cap = 0; cap < waiting.length; cap++) {
            most = Math.max(most, nodesFor(cap));
        }
        for (int cap = 0; cap < waiting.length; cap++) {
            critical[cap] = waiting[cap] > 0 && nodesFor(cap) >= CRITICAL * most;
        }
        isLifted = most == 0;
        if (!isLifted) {
            int at = Arrays.binarySearch(sizes, worthLeft / most);
            ceiling = sizes[Math.max(0, at < 0 ? -at - 2 : at)];
        }
    }

    private double nodesFor(int cap) {
        return (double) waiting[cap] / model.capLimit(cap);
    }
}

package dev.plimsoll.core.packing;

/**
 * A bin that is being filled: what is left of each resource and of each cap. It knows nothing of which items the rules let
 * onto the bin. It is opened anew for each filling: not for two threads at once.
 */
public final class OpenBin {

    private final PackingModel model;
    private final int axes;
    private final long[] requests;
    private final int[][] caps;
    private final long[] left;
    private final int[] capLeft;

    public OpenBin(PackingModel model) {
        this.model = model;
        axes = model.axes();
        requests = new long[model.items() * axes];
        caps = new int[model.items()][];
        for (int item = 0; item < caps.length; item++) {
            System.arraycopy(model.request(item), 0, requests, item * axes, axes);
            caps[item] = model.caps(item).stream().mapToInt(Integer::intValue).toArray();
        }
        left = new long[axes];
        capLeft = new int[model.caps()];
    }

    /** From now on it is an empty bin of this kind. */
    public void open(int bin) {
        System.arraycopy(model.free(bin), 0, left, 0, axes);
        for (int cap = 0; cap < capLeft.length; cap++) {
            capLeft[cap] = model.capLimit(cap);
        }
    }

    /** What is left along an axis. */
    public long left(int axis) {
        return left[axis];
    }

    /** Whether there is room for one more pod of the item. */
    public boolean fits(int item) {
        int at = item * axes;
        for (int axis = 0; axis < axes; axis++) {
            if (requests[at + axis] > left[axis]) {
                return false;
            }
        }
        for (int cap : caps[item]) {
            if (capLeft[cap] <= 0) {
                return false;
            }
        }
        return true;
    }

    /** For how many more pods of the item there is room; no more than so many. */
    public int room(int item, int atMost) {
        long room = atMost;
        int at = item * axes;
        for (int axis = 0; axis < axes; axis++) {
            long request = requests[at + axis];
            if (request > 0) {
                if (left[axis] < request) {
                    return 0;
                }
                if (left[axis] < request * room) {
                    room = left[axis] / request;
                }
            }
        }
        for (int cap : caps[item]) {
            room = Math.min(room, capLeft[cap]);
        }
        return (int) room;
    }

    /** Puts pods of the item in; takes them out if there are less than none. */
    public void put(int item, int pods) {
        int at = item * axes;
        for (int axis = 0; axis < axes; axis++) {
            left[axis] -= requests[at + axis] * pods;
        }
        for (int cap : caps[item]) {
            capLeft[cap] -= pods;
        }
    }

    /** The worth of what one pod of the item takes, at these prices of resources. */
    public double price(int item, double[] perUnit) {
        double price = 0;
        int at = item * axes;
        for (int axis = 0; axis < axes; axis++) {
            price += perUnit[axis] * requests[at + axis];
        }
        return price;
    }

    /** The worth of what is left, at these prices of resources. */
    public double priceOfLeft(double[] perUnit) {
        double price = 0;
        for (int axis = 0; axis < axes; axis++) {
            price += perUnit[axis] * left[axis];
        }
        return price;
    }
}

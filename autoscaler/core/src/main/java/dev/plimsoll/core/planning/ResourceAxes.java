package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.Resources;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Turns resources into vectors over the resources that some pod asks for: cpu, memory, pod slots, then others by name. */
final class ResourceAxes {

    private static final int NAMED = 3;

    private final List<String> others;

    private ResourceAxes(List<String> others) {
        this.others = others;
    }

    static ResourceAxes of(Collection<Demand> demands) {
        var names = new TreeSet<String>();
        for (Demand demand : demands) {
            demand.shape().requests().others().forEach((name, amount) -> {
                if (amount > 0) {
                    names.add(name);
                }
            });
        }
        return new ResourceAxes(List.copyOf(names));
    }

    /** Whether there is enough along each axis. */
    static boolean covers(long[] free, long[] request) {
        for (int axis = 0; axis < free.length; axis++) {
            if (request[axis] > free[axis]) {
                return false;
            }
        }
        return true;
    }

    int count() {
        return NAMED + others.size();
    }

    long[] vector(Resources resources) {
        var vector = new long[count()];
        vector[0] = resources.cpuMillis();
        vector[1] = resources.memoryBytes();
        vector[2] = resources.pods();
        for (int i = 0; i < others.size(); i++) {
            vector[NAMED + i] = resources.other(others.get(i));
        }
        return vector;
    }
}

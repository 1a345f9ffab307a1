package dev.plimsoll.core.packing;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.plan.Demand;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns resources into vectors over the resources that some pod asks for: cpu, memory, pod slots, then others by name. */
public final class ResourceAxes {

    private static final List<String> NAMED = List.of("cpu", "memory", "pods");

    private final List<String> others;
    private final long[] steps; // by axis: all requests are multiples of it; 0 if none asks for any

    private ResourceAxes(List<String> others, Collection<Demand> demands) {
        this.others = others;
        steps = steps(
                count(),
                demands.stream()
                        .map(demand -> vector(demand.shape().requests()))
                        .toList());
    }

    /** By axis, the greatest amount that all these are multiples of; 0 where all are 0. */
    static long[] steps(int axes, List<long[]> vectors) {
        long[] steps = new long[axes];
        for (long[] vector : vectors) {
            for (int axis = 0; axis < axes; axis++) {
                steps[axis] = greatestCommonDivisor(steps[axis], vector[axis]);
            }
        }
        return steps;
    }

    public static ResourceAxes of(Collection<Demand> demands) {
        var names = new TreeSet<String>();
        for (Demand demand : demands) {
            demand.shape().requests().others().forEach((name, amount) -> {
                if (amount > 0) {
                    names.add(name);
                }
            });
        }
        return new ResourceAxes(List.copyOf(names), demands);
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    /** Whether there is enough along each axis. */
    public static boolean covers(long[] free, long[] request) {
        for (int axis = 0; axis < free.length; axis++) {
            if (request[axis] > free[axis]) {
                return false;
            }
        }
        return true;
    }

    public int count() {
        return NAMED.size() + others.size();
    }

    /** What each axis counts. */
    public List<String> names() {
        return Stream.concat(NAMED.stream(), others.stream()).toList();
    }

    public long[] vector(Resources resources) {
        var vector = new long[count()];
        vector[0] = resources.cpuMillis();
        vector[1] = resources.memoryBytes();
        vector[2] = resources.pods();
        for (int i = 0; i < others.size(); i++) {
            vector[NAMED.size() + i] = resources.other(others.get(i));
        }
        return vector;
    }

    /** The vector that stands for all equal ones: itself, or the first of them that was seen. */
    public static long[] shared(long[] vector, Map<List<Long>, long[]> seen) {
        return seen.computeIfAbsent(Arrays.stream(vector).boxed().toList(), any -> vector);
    }

    /** What of these resources the demands can use together: whole steps, and nothing below zero. */
    public long[] usable(Resources resources) {
        long[] usable = vector(resources);
        for (int axis = 0; axis < usable.length; axis++) {
            usable[axis] = Math.max(0, steps[axis] == 0 ? usable[axis] : usable[axis] / steps[axis] * steps[axis]);
        }
        return usable;
    }
}

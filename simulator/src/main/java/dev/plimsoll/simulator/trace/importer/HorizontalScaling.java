package dev.plimsoll.simulator.trace.importer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many replicas a service has, by the rule of the HorizontalPodAutoscaler (kubernetes.io, Horizontal Pod Autoscaling,
 * algorithm details): the load over the target, rounded up; unchanged while within a tenth of the target; up at once; down
 * to the most that was recommended in the last five minutes.
 */
final class HorizontalScaling {

    private static final double TOLERANCE = 0.1;
    private static final long STABILIZATION_MILLIS = 300_000;
    private static final double ROUNDING = 1e-9;

    private final double target;
    private final int min;
    private final int max;
    private final Deque<Recommendation> recent = new ArrayDeque<>();
    private int replicas = -1;

    private record Recommendation(long atMillis, int replicas) {}

    /** Load that each replica is to take, and bounds. */
    HorizontalScaling(double target, int min, int max) {
        this.target = target;
        this.min = min;
        this.max = max;
    }

    /** The replicas from a time on, at this load in all. */
    int scale(long atMillis, double load) {
        int wanted = recommended(load);
        recent.addLast(new Recommendation(atMillis, wanted));
        while (recent.getFirst().atMillis() < atMillis - STABILIZATION_MILLIS) {
            recent.removeFirst();
        }
        int most = recent.stream().mapToInt(Recommendation::replicas).max().orElse(wanted);
        replicas = replicas < 0 || wanted > replicas ? wanted : Math.min(replicas, most);
        return replicas;
    }

    private int recommended(double load) {
        double ratio = replicas <= 0 ? Double.MAX_VALUE : load / (target * replicas);
        double wanted = Math.abs(ratio - 1) <= TOLERANCE ? replicas : Math.ceil(load / target - ROUNDING);
        return (int) Math.max(min, Math.min(max, wanted));
    }
}

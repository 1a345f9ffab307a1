package dev.plimsoll.simulator.world;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The pending pods of one shape in the order of arrival: to the scheduler they differ in nothing else. */
final class PendingShape {

    private static final long NONE = -1;

    private final int shapeHandle;
    private final int priority;
    private @Nullable SimulatedPod first;
    private @Nullable SimulatedPod last;
    private long triedThrough = NONE;
    private long place;
    private boolean parked;

    PendingShape(int shapeHandle, int priority) {
        this.shapeHandle = shapeHandle;
        this.priority = priority;
    }

    int shapeHandle() {
        return shapeHandle;
    }

    int priority() {
        return priority;
    }

    /** The pod whose turn it is; null when none is pending. */
    @Nullable
    SimulatedPod first() {
        return first;
    }

    /** The arrival by which the shape stands in the queue of shapes; changes only while it does not. */
    long place() {
        return place;
    }

    void takePlace() {
        place = first == null ? NONE : first.arrival;
    }

    /** Whether no node holds another pod of the shape, as far as is known. */
    boolean isParked() {
        return parked;
    }

    void setParked(boolean changed) {
        parked = changed;
    }

    void addLast(SimulatedPod pod) {
        pod.previousInQueue = last;
        if (last == null) {
            first = pod;
        } else {
            last.nextInQueue = pod;
        }
        last = pod;
    }

    void remove(SimulatedPod pod) {
        SimulatedPod previous = pod.previousInQueue;
        SimulatedPod next = pod.nextInQueue;
        if (previous == null) {
            first = next;
        } else {
            previous.nextInQueue = next;
        }
        if (next == null) {
            last = previous;
        } else {
            next.previousInQueue = previous;
        }
        pod.previousInQueue = null;
        pod.nextInQueue = null;
    }

    /** The scheduler knows of every pod that waits now that it fits nowhere. */
    void markTried() {
        if (last != null) {
            triedThrough = last.arrival;
        }
    }

    boolean wasTried(SimulatedPod pod) {
        return pod.arrival <= triedThrough;
    }

    /** Every pod that was found to fit nowhere and still waits, in the order of arrival. */
    void forEachTried(Consumer<SimulatedPod> action) {
        for (SimulatedPod pod = first; pod != null && wasTried(pod); pod = pod.nextInQueue) {
            action.accept(pod);
        }
    }
}

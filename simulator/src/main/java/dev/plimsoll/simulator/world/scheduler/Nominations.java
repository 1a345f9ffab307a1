package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.simulator.world.state.SimulatedPod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pods that were promised a node whose victims are to leave it. Each is counted on its node as if it were bound, so that no pod
 * of the same or a lower priority takes the room; pods of a higher priority do not see it.
 */
final class Nominations {

    private final Placement placement;
    private final Map<SimulatedPod, Promise> promises = new LinkedHashMap<>();

    /** The node that was promised to a pod, and how that pod stands in the queue. */
    record Promise(int node, PendingShape turn) {}

    Nominations(Placement placement) {
        this.placement = placement;
    }

    void add(SimulatedPod pod, Promise promise) {
        promises.put(pod, promise);
        placement.bind(pod.shapeHandle(), promise.node());
    }

    /** What was promised to the pod; null if nothing was. */
    @Nullable
    Promise of(SimulatedPod pod) {
        return promises.get(pod);
    }

    /** Forgets a promise and returns it; null if there was none. */
    @Nullable
    Promise remove(SimulatedPod pod) {
        Promise promise = promises.remove(pod);
        if (promise != null) {
            placement.unbind(pod.shapeHandle(), promise.node());
        }
        return promise;
    }

    /** The pods promised a node, in the order of the promises. */
    List<SimulatedPod> on(int node) {
        if (promises.isEmpty()) {
            return List.of();
        }
        var promised = new ArrayList<SimulatedPod>();
        promises.forEach((pod, promise) -> {
            if (promise.node() == node) {
                promised.add(pod);
            }
        });
        return promised;
    }

    /** Does something while promises to pods of lower priority do not count. */
    int without(int priority, Search search) {
        if (promises.isEmpty()) {
            return search.find();
        }
        var hidden = new ArrayList<SimulatedPod>();
        promises.forEach((pod, promise) -> {
            if (pod.shape().priority() < priority) {
                hidden.add(pod);
                placement.unbind(pod.shapeHandle(), promise.node());
            }
        });
        int found = search.find();
        for (SimulatedPod pod : hidden) {
            Promise promise = promises.get(pod);
            if (promise != null) {
                placement.bind(pod.shapeHandle(), promise.node());
            }
        }
        return found;
    }

    /** Finds a node, or {@link Placement#NO_NODE}. */
    interface Search {
        int find();
    }
}

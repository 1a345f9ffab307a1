package dev.plimsoll.simulator.world;

import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Pods that wait for victims to leave the node they were promised. Each is counted on its node as if it were bound, so that no
 * pod of the same or a lower priority takes the room; pods of a higher priority do not see it.
 */
final class Nominations {

    private final Placement placement;
    private final Map<SimulatedPod, Integer> nodes = new LinkedHashMap<>();

    Nominations(Placement placement) {
        this.placement = placement;
    }

    void add(SimulatedPod pod, int node) {
        nodes.put(pod, node);
        placement.bind(pod.shapeHandle(), node);
    }

    /** Forgets a promise; false if there was none. */
    boolean remove(SimulatedPod pod) {
        Integer node = nodes.remove(pod);
        if (node == null) {
            return false;
        }
        placement.unbind(pod.shapeHandle(), node);
        return true;
    }

    /** The pods promised a node, in the order of the promises. */
    List<SimulatedPod> on(int node) {
        var promised = new ArrayList<SimulatedPod>();
        nodes.forEach((pod, promisedNode) -> {
            if (promisedNode == node) {
                promised.add(pod);
            }
        });
        return promised;
    }

    /** Does something while promises to pods of lower priority do not count. */
    int without(int priority, Search search) {
        if (nodes.isEmpty()) {
            return search.find();
        }
        var hidden = new ArrayList<SimulatedPod>();
        nodes.forEach((pod, node) -> {
            if (pod.shape().priority() < priority) {
                hidden.add(pod);
                placement.unbind(pod.shapeHandle(), node);
            }
        });
        int found = search.find();
        hidden.forEach(pod -> placement.bind(pod.shapeHandle(), nodes.getOrDefault(pod, Placement.NO_NODE)));
        return found;
    }

    /** Finds a node, or {@link Placement#NO_NODE}. */
    interface Search {
        int find();
    }
}

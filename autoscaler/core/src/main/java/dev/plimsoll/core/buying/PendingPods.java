package dev.plimsoll.core.buying;

import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.scheduling.Placement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pods that wait for room, by shape: the highest priority first, then the shape that waits longest. */
final class PendingPods {

    private final Placement placement;
    private final Map<Integer, Deque<String>> idsByShape = new LinkedHashMap<>();
    private final List<Demand> demands;

    PendingPods(List<Pod> pods, Placement placement) {
        this.placement = placement;
        for (Pod pod : pods) {
            idsByShape
                    .computeIfAbsent(placement.shape(pod.shape()), shape -> new ArrayDeque<>())
                    .add(pod.id());
        }
        var collected = new ArrayList<Demand>();
        idsByShape.forEach((shape, ids) -> collected.add(new Demand(placement.shapeAt(shape), ids.size())));
        collected.sort(Comparator.comparingInt(demand -> -demand.shape().priority()));
        demands = List.copyOf(collected);
    }

    List<Demand> demands() {
        return demands;
    }

    /** Takes the youngest pods of a demand's shape, so that each is named once. */
    List<String> take(Demand demand) {
        var taken = new ArrayList<String>();
        Deque<String> ids = idsByShape.getOrDefault(placement.shape(demand.shape()), new ArrayDeque<>());
        for (int i = 0; i < demand.count() && !ids.isEmpty(); i++) {
            taken.add(ids.removeLast());
        }
        return taken;
    }
}

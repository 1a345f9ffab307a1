package dev.plimsoll.simulator.trace.stage;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import java.util.HashMap;
import java.util.Map;

/** Counts pods as they come: one for each arrival, and for a scaling as many as it adds. */
final class PodCounter {

    private record Workload(String namespace, Owner owner) {}

    private final Map<Workload, Integer> replicas = new HashMap<>();
    private long pods;

    long pods() {
        return pods;
    }

    void arrival() {
        pods++;
    }

    void scaled(WorkloadScaled scaled) {
        Integer before = replicas.put(new Workload(scaled.shape().namespace(), scaled.owner()), scaled.replicas());
        pods += Math.max(0, scaled.replicas() - (before == null ? 0 : before));
    }
}

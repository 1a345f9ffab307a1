package dev.plimsoll.simulator.trace.kubernetes;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The PriorityClasses of a cluster by name, the two of Kubernetes itself among them. */
final class PriorityClasses {

    private final Map<String, Integer> values =
            new TreeMap<>(Map.of("system-cluster-critical", 2_000_000_000, "system-node-critical", 2_000_001_000));
    private int ofAll;

    void seen(JsonNode priorityClass) {
        int value = priorityClass.path("value").asInt(0);
        values.put(priorityClass.path("metadata").path("name").asString(""), value);
        if (priorityClass.path("globalDefault").asBoolean(false)) {
            ofAll = value;
        }
    }

    /** The priority of a pod: what admission wrote into it, or else what its class says. */
    int of(JsonNode podSpec) {
        JsonNode admitted = podSpec.path("priority");
        return admitted.isIntegralNumber() && admitted.canConvertToInt()
                ? admitted.asInt()
                : values.getOrDefault(podSpec.path("priorityClassName").asString(""), ofAll);
    }
}

package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Resources;
import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What a pod requests: the larger of its containers with their sidecars and its largest init step; what the pod requests as
 * a whole in place of that; then overhead. A limit stands in where no request is given, as in Kubernetes.
 */
final class PodRequests {

    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";

    private final Where where;

    PodRequests(Where where) {
        this.where = where;
    }

    Resources of(JsonNode spec) {
        Map<String, Long> together = containers(spec);
        JsonNode whole = spec.path("resources");
        together.putAll(amounts(whole.path("requests"), whole.path("limits")));
        add(together, amounts(spec.path("overhead"), MissingNode.getInstance()));
        return resources(together);
    }

    static boolean isSidecar(JsonNode initContainer) {
        return initContainer.path("restartPolicy").asString("").equals("Always");
    }

    /** Amounts by name as what a pod requests. */
    static Resources resources(Map<String, Long> amounts) {
        Resources requests = Resources.ofPod(amounts.getOrDefault(CPU, 0L), amounts.getOrDefault(MEMORY, 0L));
        for (Map.Entry<String, Long> other : amounts.entrySet()) {
            if (!other.getKey().equals(CPU) && !other.getKey().equals(MEMORY) && other.getValue() > 0) {
                requests = requests.with(other.getKey(), other.getValue());
            }
        }
        return requests;
    }

    /** Amounts by name: cores in thousandths, all others in whole units. */
    Map<String, Long> amounts(JsonNode requests, JsonNode limits) {
        var amounts = new TreeMap<String, Long>();
        limits.properties().forEach(limit -> amounts.put(limit.getKey(), amount(limit.getKey(), limit.getValue())));
        requests.properties()
                .forEach(request -> amounts.put(request.getKey(), amount(request.getKey(), request.getValue())));
        return amounts;
    }

    private Map<String, Long> containers(JsonNode spec) {
        var together = new TreeMap<String, Long>();
        for (JsonNode container : spec.path("containers")) {
            add(together, amounts(container));
        }
        var sidecars = new TreeMap<String, Long>();
        var largestStep = new TreeMap<String, Long>();
        for (JsonNode container : spec.path("initContainers")) {
            Map<String, Long> step = amounts(container);
            if (isSidecar(container)) {
                add(together, step);
                add(sidecars, step);
                step = sidecars;
            } else {
                add(step, sidecars);
            }
            raise(largestStep, step);
        }
        raise(together, largestStep);
        return together;
    }

    private Map<String, Long> amounts(JsonNode container) {
        JsonNode resources = container.path("resources");
        return amounts(resources.path("requests"), resources.path("limits"));
    }

    static void add(Map<String, Long> sum, Map<String, Long> more) {
        more.forEach((name, amount) -> sum.merge(name, amount, Math::addExact));
    }

    static void raise(Map<String, Long> amounts, Map<String, Long> others) {
        others.forEach((name, amount) -> amounts.merge(name, amount, Math::max));
    }

    private long amount(String resource, JsonNode value) {
        String text = value.asString("");
        Quantity quantity = Quantity.of(text)
                .orElseThrow(() ->
                        where.bad(resource + " is " + Where.shown(text) + ": give a quantity such as 500m or 1Gi"));
        long amount = resource.equals(CPU) ? quantity.thousandths() : quantity.units();
        if (amount > FormatLimits.MEMORY_BYTES || (resource.equals(CPU) && amount > FormatLimits.CPU_MILLIS)) {
            throw where.bad(resource + " is " + Where.shown(text) + ": give less than a pebibyte, or a million cores");
        }
        return amount;
    }
}

package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.SchedulingRules.Attachments;
import dev.plimsoll.simulator.trace.format.Limits;
import dev.plimsoll.simulator.trace.format.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The shape of a pod template, read from the JSON of a Kubernetes object. Volumes' zones are not in it. */
final class KubernetesPod {

    private static final String CPU = "cpu";
    private static final String MEMORY = "memory";

    private final Where where;

    KubernetesPod(Where where) {
        this.where = where;
    }

    PodShape shape(String namespace, JsonNode template) {
        JsonNode spec = template.path("spec");
        var rulesReader = new KubernetesRules(where);
        SchedulingRules rules = new SchedulingRules(
                rulesReader.nodeAffinity(spec),
                rulesReader.tolerations(spec),
                rulesReader.spread(spec),
                rulesReader.podAffinity(spec),
                new Attachments(hostPorts(spec), List.of()));
        return new PodShape(
                namespace,
                KubernetesRules.textMap(template.path("metadata").path("labels")),
                requests(spec),
                rules,
                spec.path("priority").asInt(0));
    }

    /** The larger of what all containers ask together and what the hungriest init container asks, and the overhead. */
    private Resources requests(JsonNode spec) {
        Map<String, Long> together = new TreeMap<>();
        for (JsonNode container : spec.path("containers")) {
            amounts(container).forEach((name, amount) -> together.merge(name, amount, Math::addExact));
        }
        for (JsonNode container : spec.path("initContainers")) {
            amounts(container).forEach((name, amount) -> together.merge(name, amount, Math::max));
        }
        amounts(spec.path("overhead"), MissingNode.getInstance())
                .forEach((name, amount) -> together.merge(name, amount, Math::addExact));
        Resources requests = Resources.ofPod(together.getOrDefault(CPU, 0L), together.getOrDefault(MEMORY, 0L));
        for (Map.Entry<String, Long> other : together.entrySet()) {
            if (!other.getKey().equals(CPU) && !other.getKey().equals(MEMORY)) {
                requests = requests.with(other.getKey(), other.getValue());
            }
        }
        return requests;
    }

    private Map<String, Long> amounts(JsonNode container) {
        JsonNode resources = container.path("resources");
        return amounts(resources.path("requests"), resources.path("limits"));
    }

    /** What is requested; a limit stands in where no request is given, as in Kubernetes. */
    private Map<String, Long> amounts(JsonNode requests, JsonNode limits) {
        Map<String, Long> amounts = new TreeMap<>();
        limits.properties().forEach(limit -> amounts.put(limit.getKey(), amount(limit.getKey(), limit.getValue())));
        requests.properties()
                .forEach(request -> amounts.put(request.getKey(), amount(request.getKey(), request.getValue())));
        return amounts;
    }

    private long amount(String resource, JsonNode value) {
        String text = value.asString("");
        Quantity quantity = Quantity.of(text)
                .orElseThrow(() ->
                        where.bad(resource + " is " + Where.shown(text) + ": give a quantity such as 500m or 1Gi"));
        long amount = resource.equals(CPU) ? quantity.thousandths() : quantity.units();
        if (amount > Limits.MEMORY_BYTES || (resource.equals(CPU) && amount > Limits.CPU_MILLIS)) {
            throw where.bad(resource + " is " + Where.shown(text) + ": give less than a pebibyte, or a million cores");
        }
        return amount;
    }

    private static List<HostPort> hostPorts(JsonNode spec) {
        var ports = new ArrayList<HostPort>();
        for (JsonNode container : spec.path("containers")) {
            for (JsonNode port : container.path("ports")) {
                if (port.path("hostPort").asInt(0) > 0) {
                    ports.add(new HostPort(
                            port.path("hostIP").asString(""),
                            port.path("protocol").asString("TCP"),
                            port.path("hostPort").asInt()));
                }
            }
        }
        return ports;
    }
}

package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.HostPort;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.SchedulingRules.Attachments;
import dev.plimsoll.simulator.trace.format.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The shape of a pod or pod template, read from the JSON of a Kubernetes object; equal shapes are one object. What
 * controllers and admission add to each pod alone (hashes, uids, ordinals, zones, the two default tolerations) is left
 * out, so that a template and its pods have one shape; a label that the pod's own rules ask for stays. Zones of volumes
 * are not in it.
 */
final class PodTemplates {

    private static final List<String> ADDED_LABELS = List.of(
            "apps.kubernetes.io/pod-index",
            "batch.kubernetes.io/controller-uid",
            "batch.kubernetes.io/job-completion-index",
            "batch.kubernetes.io/job-name",
            "controller-revision-hash",
            "controller-uid",
            "job-name",
            "pod-template-generation",
            "pod-template-hash",
            "statefulset.kubernetes.io/pod-name",
            "topology.kubernetes.io/region",
            "topology.kubernetes.io/zone");

    private final PriorityClasses priorities;
    private final Map<PodShape, PodShape> shapes = new HashMap<>();

    PodTemplates(PriorityClasses priorities) {
        this.priorities = priorities;
    }

    /** The shape that an object with metadata and a pod's spec says. */
    PodShape shape(String namespace, JsonNode template, Where where) {
        JsonNode spec = template.path("spec");
        var reader = new SchedulingRulesReader(where);
        SchedulingRules rules = new SchedulingRules(
                reader.nodeAffinity(spec),
                reader.tolerations(spec),
                reader.spread(spec),
                reader.podAffinity(spec),
                new Attachments(hostPorts(spec), List.of()));
        return interned(new PodShape(
                namespace,
                labels(template.path("metadata").path("labels"), spec),
                new PodRequests(where).of(spec),
                rules,
                priorities.of(spec)));
    }

    /** The one object for all shapes equal to it. */
    PodShape interned(PodShape shape) {
        return shapes.computeIfAbsent(shape, Function.identity());
    }

    private static SortedMap<String, String> labels(JsonNode node, JsonNode spec) {
        var labels = new TreeMap<>(SchedulingRulesReader.textMap(node));
        for (String added : ADDED_LABELS) {
            if (labels.containsKey(added) && !selects(spec, added)) {
                labels.remove(added);
            }
        }
        return labels;
    }

    private static boolean selects(JsonNode spec, String label) {
        return mentions(spec.path("affinity"), label) || mentions(spec.path("topologySpreadConstraints"), label);
    }

    /** Whether a selector below asks for a label, by matchLabels or by an expression. */
    private static boolean mentions(JsonNode node, String label) {
        if (node.path("matchLabels").has(label)) {
            return true;
        }
        for (JsonNode expression : node.path("matchExpressions")) {
            if (expression.path("key").asString("").equals(label)) {
                return true;
            }
        }
        for (JsonNode child : node) {
            if (child.isContainer() && mentions(child, label)) {
                return true;
            }
        }
        return false;
    }

    /** Ports of the node that containers and sidecars occupy. */
    private static List<HostPort> hostPorts(JsonNode spec) {
        var ports = new ArrayList<HostPort>();
        spec.path("containers").forEach(container -> addHostPorts(ports, container));
        for (JsonNode container : spec.path("initContainers")) {
            if (PodRequests.isSidecar(container)) {
                addHostPorts(ports, container);
            }
        }
        return ports;
    }

    private static void addHostPorts(List<HostPort> ports, JsonNode container) {
        for (JsonNode port : container.path("ports")) {
            if (port.path("hostPort").asInt(0) > 0) {
                ports.add(new HostPort(
                        port.path("hostIP").asString(""),
                        port.path("protocol").asString("TCP"),
                        port.path("hostPort").asInt()));
            }
        }
    }
}

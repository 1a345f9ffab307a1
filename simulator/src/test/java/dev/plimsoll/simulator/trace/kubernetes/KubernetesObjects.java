package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.Pod;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.simulator.trace.format.Where;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Single objects of Kubernetes as the readers of traces read them, for tests of other rooms. */
public final class KubernetesObjects {

    private static final Where HERE = () -> "an object of a test";

    private final PodTemplates templates = new PodTemplates(new PriorityClasses());

    /** A pod that waits; its owner is known by uid. */
    public Pod pod(JsonNode object) {
        JsonNode metadata = object.path("metadata");
        JsonNode owner = metadata.path("ownerReferences").path(0);
        Owner.Kind kind = switch (owner.path("kind").asString("")) {
            case "" -> Owner.Kind.BARE;
            case "ReplicaSet" -> Owner.Kind.DEPLOYMENT;
            case "StatefulSet" -> Owner.Kind.STATEFUL_SET;
            case "Job" -> Owner.Kind.JOB;
            case "DaemonSet" -> Owner.Kind.DAEMON_SET;
            default -> Owner.Kind.CUSTOM;
        };
        return new Pod(
                metadata.path("name").asString(""),
                templates.shape(metadata.path("namespace").asString("default"), object, HERE),
                new Owner(kind, owner.path("uid").asString("")),
                Instant.EPOCH,
                false);
    }

    /** A ready node. */
    public Node node(JsonNode object) {
        List<Taint> taints = new ArrayList<>();
        var rules = new SchedulingRulesReader(HERE);
        object.path("spec").path("taints").forEach(taint -> taints.add(rules.taint(taint)));
        return new Node(
                object.path("metadata").path("name").asString(""),
                SchedulingRulesReader.textMap(object.path("metadata").path("labels")),
                taints,
                resources(object.path("status").path("allocatable")),
                new Node.Status(true, false, Instant.EPOCH, ""));
    }

    /** Amounts as a node states them. */
    public Resources resources(JsonNode object) {
        Map<String, Long> amounts = new PodRequests(HERE).amounts(object, MissingNode.getInstance());
        Resources stated = PodRequests.resources(amounts);
        var others = new TreeMap<>(stated.others());
        others.remove("pods");
        return new Resources(
                stated.cpuMillis(),
                stated.memoryBytes(),
                amounts.getOrDefault("pods", 0L).intValue(),
                others);
    }
}

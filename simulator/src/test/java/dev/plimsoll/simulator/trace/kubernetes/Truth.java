package dev.plimsoll.simulator.trace.kubernetes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What watches saw of a recorded workload, in milliseconds since 1970. */
final class Truth {

    final List<Pod> pods = new ArrayList<>();
    final Map<String, Node> nodes = new TreeMap<>();
    final List<Scaled> scaled = new ArrayList<>();
    final Set<String> ofSeveralContainers = new HashSet<>();
    private final List<JsonNode> records = new ArrayList<>();

    static final class Pod {
        final String name;
        final String owner;
        final String app;
        final String cpu;
        final String memory;
        final long createdMillis;

        @Nullable
        Long boundMillis;

        @Nullable
        Long finishedMillis;

        @Nullable
        Long deletedMillis;

        String node = "";

        Pod(JsonNode record, long createdMillis) {
            this.name = record.path("pod").asString("");
            this.owner = record.path("owner").asString("").replace("none", "");
            this.app = record.path("app").asString("");
            this.cpu = record.path("cpu").asString("");
            this.memory = record.path("memory").asString("");
            this.createdMillis = createdMillis;
        }

        @Nullable
        Long endMillis() {
            return finishedMillis != null ? finishedMillis : deletedMillis;
        }
    }

    static final class Node {
        final String group;
        final String type;
        final String zone;
        final long createdMillis;

        @Nullable
        Long deletedMillis;

        Node(JsonNode record, long createdMillis) {
            this.group = record.path("group").asString("");
            this.type = record.path("type").asString("");
            this.zone = record.path("zone").asString("");
            this.createdMillis = createdMillis;
        }
    }

    record Scaled(long atMillis, String name, int replicas) {}

    /** Reads a truth, whose time begins with its script; the audit log says when that was. */
    static Truth read(Path truth, Path audit) {
        var read = new Truth();
        try (var values = new JsonValues(truth)) {
            for (JsonNode value = values.next(); value != null; value = values.next()) {
                read.records.add(value);
            }
        }
        read.place(offset(read.records, audit));
        read.containers(audit);
        return read;
    }

    private void containers(Path audit) {
        try (var values = new JsonValues(audit)) {
            for (JsonNode value = values.next(); value != null; value = values.next()) {
                JsonNode pod = value.path("responseObject");
                if (pod.path("kind").asString("").equals("Pod")
                        && pod.path("spec").path("containers").size()
                                        + pod.path("spec")
                                                .path("initContainers")
                                                .size()
                                > 1) {
                    ofSeveralContainers.add(pod.path("metadata").path("name").asString(""));
                }
            }
        }
    }

    private void place(long zeroMillis) {
        Map<String, Pod> latest = new HashMap<>();
        for (JsonNode record : records) {
            long at = zeroMillis + Math.round(record.path("t").asDouble() * 1_000);
            String name = record.path("pod").asString("");
            Pod pod = latest.get(name);
            switch (record.path("what").asString("")) {
                case "pod-created" -> {
                    var created = new Pod(record, at);
                    latest.put(name, created);
                    pods.add(created);
                }
                case "pod-bound" -> {
                    Objects.requireNonNull(pod, name);
                    pod.boundMillis = at;
                    pod.node = record.path("node").asString("");
                }
                case "pod-finished", "pod-failed" -> Objects.requireNonNull(pod, name).finishedMillis = at;
                case "pod-deleted" -> Objects.requireNonNull(pod, name).deletedMillis = at;
                case "node-created" -> nodes.put(record.path("node").asString(""), new Node(record, at));
                case "node-deleted" ->
                    Objects.requireNonNull(nodes.get(record.path("node").asString(""))).deletedMillis = at;
                case "step" -> step(at, record);
                default -> {} // not compared
            }
        }
    }

    private void step(long at, JsonNode step) {
        String name = step.path("name").asString("");
        switch (step.path("do").asString("")) {
            case "deployment", "scale" ->
                scaled.add(new Scaled(at, name, step.path("replicas").asInt()));
            case "delete" -> {
                if (step.path("kind").asString("").equals("deployment")) {
                    scaled.add(new Scaled(at, name, 0));
                }
            }
            case "object" -> {
                JsonNode object = step.path("object");
                if (object.path("spec").path("replicas").isNumber()) {
                    scaled.add(new Scaled(
                            at,
                            object.path("metadata").path("name").asString(""),
                            object.path("spec").path("replicas").asInt()));
                }
            }
            default -> {} // told by what comes of it
        }
    }

    /** The first thing that the script made by name, and the request that made it. */
    private static long offset(List<JsonNode> records, Path audit) {
        Map<String, Long> created = new HashMap<>();
        try (var values = new JsonValues(audit)) {
            for (JsonNode value = values.next(); value != null; value = values.next()) {
                if (value.path("verb").asString("").equals("create")) {
                    Long received = ObjectTimes.millis(value.path("requestReceivedTimestamp"));
                    created.putIfAbsent(
                            value.path("objectRef").path("name").asString(""), received == null ? 0 : received);
                }
            }
        }
        for (JsonNode record : records) {
            String name = record.path("name")
                    .asString(
                            record.path("object").path("metadata").path("name").asString(""));
            if (record.path("what").asString("").equals("step") && created.containsKey(name) && !name.isEmpty()) {
                return created.get(name) - Math.round(record.path("t").asDouble() * 1_000);
            }
        }
        throw new AssertionError("no step of the script is in " + audit);
    }
}

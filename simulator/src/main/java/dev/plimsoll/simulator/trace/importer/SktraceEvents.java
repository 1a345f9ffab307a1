package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.core.model.Owner;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.simulator.trace.WorkloadEvent;
import dev.plimsoll.simulator.trace.WorkloadEvent.WorkloadScaled;
import dev.plimsoll.simulator.trace.format.Limits;
import dev.plimsoll.simulator.trace.format.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Applied and deleted objects as scalings; shapes that are equal become one. */
final class SktraceEvents {

    private static final Set<String> MAKES_PODS = Set.of("Pod", "Job", "CronJob", "ReplicaSet", "DaemonSet");

    private final Path file;
    private final long startSeconds;
    private final Map<PodShape, PodShape> shapes = new HashMap<>();
    private final List<WorkloadEvent> scalings = new ArrayList<>();
    private int event;
    private String object = "";

    SktraceEvents(Path file, long startSeconds) {
        this.file = file;
        this.startSeconds = startSeconds;
    }

    List<WorkloadEvent> read(JsonNode events) {
        for (JsonNode at : events) {
            long millis = (seconds(at, this::place) - startSeconds) * 1_000;
            if (millis < 0) {
                throw where().bad("ts is before the first event's: sort the events by ts");
            }
            at.path("applied_objs").forEach(applied -> scale(millis, applied, false));
            at.path("deleted_objs").forEach(deleted -> scale(millis, deleted, true));
            event++;
        }
        return scalings;
    }

    static long seconds(JsonNode event, Where where) {
        JsonNode seconds = event.path("ts");
        if (!seconds.canConvertToLong() || seconds.asLong() < 0 || seconds.asLong() > Limits.MILLIS / 1_000) {
            throw where.bad("ts is " + seconds + ": give seconds since 1970");
        }
        return seconds.asLong();
    }

    private void scale(long millis, JsonNode node, boolean deleted) {
        String kind = node.path("kind").asString("");
        object = kind + " " + node.path("metadata").path("namespace").asString("default") + "/"
                + node.path("metadata").path("name").asString("");
        Owner.Kind owner = kind(kind);
        if (owner == null) {
            return;
        }
        JsonNode spec = node.path("spec");
        String namespace = node.path("metadata").path("namespace").asString("default");
        PodShape shape = new KubernetesPod(where()).shape(namespace, spec.path("template"));
        PodShape known = shapes.computeIfAbsent(shape, same -> same);
        int replicas = deleted ? 0 : replicas(spec);
        String name = node.path("metadata").path("name").asString("");
        if (name.isEmpty()) {
            throw where().bad("has no metadata.name: export the trace again");
        }
        scalings.add(new WorkloadScaled(millis, new Owner(owner, name), known, replicas));
    }

    private Owner.@Nullable Kind kind(String kind) {
        if (MAKES_PODS.contains(kind)) {
            throw where().bad(
                            "makes pods whose lives this importer does not read: record Deployments and StatefulSets");
        }
        return switch (kind) {
            case "Deployment" -> Owner.Kind.DEPLOYMENT;
            case "StatefulSet" -> Owner.Kind.STATEFUL_SET;
            default -> null;
        };
    }

    private int replicas(JsonNode spec) {
        long replicas = spec.path("replicas").asLong(1);
        if (replicas < 0 || replicas > Limits.COUNT) {
            throw where().bad("spec.replicas is " + replicas + ": give a number from 0 to " + Limits.COUNT);
        }
        return (int) replicas;
    }

    private Where where() {
        return this::place;
    }

    private String place() {
        return file + ", event " + event + (object.isEmpty() ? "" : ", " + object);
    }
}

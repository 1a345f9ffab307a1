package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.End;
import dev.plimsoll.simulator.trace.kubernetes.PodRecord.Controller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The pods of a cluster, told apart by uid, or where none is told by name and time. */
final class PodLives {

    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String TEMPLATE_HASH = "pod-template-hash";

    private final PodTemplates templates;
    private final Map<ObjectKey, PodRecord> latest = new HashMap<>();
    private final List<PodRecord> all = new ArrayList<>();

    PodLives(PodTemplates templates) {
        this.templates = templates;
    }

    List<PodRecord> all() {
        return all;
    }

    /** The pod as it was answered to whoever made it. */
    void made(long atMillis, JsonNode pod, Where where) {
        PodRecord record = of(atMillis, ObjectKey.of(pod), uid(pod));
        record.created = atMillis;
        learn(atMillis, record, pod, where);
    }

    /** The whole pod, at any time of its life. */
    void seen(long atMillis, JsonNode pod, Where where) {
        PodRecord record = of(atMillis, ObjectKey.of(pod), uid(pod));
        if (record.created == null) {
            record.created = Objects.requireNonNullElse(ObjectTimes.created(pod), atMillis);
        }
        learn(atMillis, record, pod, where);
    }

    /** A node was chosen for it. */
    void bound(long atMillis, ObjectKey key, String node) {
        PodRecord known = latest.get(key);
        if (known != null && known.isOver()) {
            latest.remove(key); // the next pod of that name: its creation is answered later
        }
        of(atMillis, key, "").boundTo(atMillis, node);
    }

    /** Somebody wrote this status, or a part of it. */
    void status(long atMillis, ObjectKey key, JsonNode status) {
        PodRecord record = of(atMillis, key, "");
        if (record.isOver()) {
            return;
        }
        for (JsonNode condition : status.path("conditions")) {
            boolean disrupted = condition.path("type").asString("").equals("DisruptionTarget");
            if (disrupted && condition.path("reason").asString("").equals("DeletionByPodGC")) {
                record.lostItsNode();
            }
        }
        phase(record, atMillis, atMillis, status);
    }

    /** Somebody asked for its end, which is due at this time. */
    void deletionAsked(long atMillis, ObjectKey key, long dueMillis) {
        PodRecord record = of(atMillis, key, "");
        if (record.deletionDue == null) {
            record.deletionDue = dueMillis;
        }
    }

    void gone(long atMillis, ObjectKey key) {
        of(atMillis, key, "").isGone(atMillis);
    }

    private PodRecord of(long atMillis, ObjectKey key, String uid) {
        PodRecord known = latest.get(key);
        if (known != null && (uid.isEmpty() || known.uid.equals(uid))) {
            return known;
        }
        if (known != null && isAwaited(known)) {
            known.uid = uid;
            return known;
        }
        if (known != null) {
            known.isGone(atMillis);
        }
        var made = new PodRecord(key, uid);
        latest.put(key, made);
        all.add(made);
        return made;
    }

    /** Whether it is a pod of which news came before its creation was answered. */
    private static boolean isAwaited(PodRecord record) {
        return record.uid.isEmpty() && record.shape == null && !record.isOver();
    }

    private void learn(long atMillis, PodRecord record, JsonNode pod, Where where) {
        JsonNode spec = pod.path("spec");
        if (record.shape == null && spec.isObject()) {
            record.shape = templates.shape(record.key.namespace(), pod, where);
            record.controller = controller(pod);
            record.claims = claims(spec);
        }
        JsonNode status = pod.path("status");
        String node = spec.path("nodeName").asString("");
        if (!node.isEmpty()) {
            Long scheduled = ObjectTimes.condition(status, "PodScheduled", "True");
            record.boundTo(Objects.requireNonNullElse(scheduled, atMillis), node);
        }
        Long due = ObjectTimes.millis(pod.path("metadata").path("deletionTimestamp"));
        if (due != null && record.deletionDue == null) {
            record.deletionDue = Math.max(due, atMillis);
        }
        Long started = ObjectTimes.millis(status.path("startTime"));
        phase(record, Objects.requireNonNullElse(started, atMillis), finishedMillis(status, atMillis), status);
    }

    private static void phase(PodRecord record, long startedMillis, long endedMillis, JsonNode status) {
        switch (status.path("phase").asString("")) {
            case "Running" -> record.runs(startedMillis);
            case "Succeeded" -> record.ends(endedMillis, End.FINISHED);
            case "Failed" -> record.ends(endedMillis, End.FAILED);
            default -> {} // pending, or a patch of something else
        }
    }

    /** The last end of a container, or else when it was seen. */
    private static long finishedMillis(JsonNode status, long atMillis) {
        long last = -1;
        for (JsonNode container : status.path("containerStatuses")) {
            Long finished = ObjectTimes.millis(
                    container.path("state").path("terminated").path("finishedAt"));
            last = Math.max(last, finished == null ? -1 : finished);
        }
        if (last >= 0) {
            return last;
        }
        return Objects.requireNonNullElse(ObjectTimes.condition(status, "Ready", "False"), atMillis);
    }

    private static Controller controller(JsonNode pod) {
        JsonNode metadata = pod.path("metadata");
        boolean restarts =
                pod.path("spec").path("restartPolicy").asString("Always").equals("Always");
        if (metadata.path("annotations").has(MIRROR)) {
            return new Controller("Node", metadata.path("name").asString(""), "", restarts);
        }
        JsonNode reference = controllerOf(metadata);
        if (reference == null) {
            return new Controller("", "", "", restarts);
        }
        String kind = reference.path("kind").asString("");
        String name = reference.path("name").asString("");
        String hash = metadata.path("labels").path(TEMPLATE_HASH).asString("");
        boolean hashed = kind.equals("ReplicaSet") && !hash.isEmpty() && name.endsWith("-" + hash);
        return new Controller(
                kind, name, hashed ? name.substring(0, name.length() - hash.length() - 1) : name, restarts);
    }

    static @Nullable JsonNode controllerOf(JsonNode metadata) {
        for (JsonNode reference : metadata.path("ownerReferences")) {
            if (reference.path("controller").asBoolean(false)) {
                return reference;
            }
        }
        return null;
    }

    private static List<String> claims(JsonNode spec) {
        var claims = new ArrayList<String>();
        for (JsonNode volume : spec.path("volumes")) {
            String claim =
                    volume.path("persistentVolumeClaim").path("claimName").asString("");
            if (!claim.isEmpty()) {
                claims.add(claim);
            }
        }
        return claims;
    }

    private static String uid(JsonNode pod) {
        return pod.path("metadata").path("uid").asString("");
    }
}

package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.ClusterHistory.Span;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a history what audit logs tell: what was made, bound, changed and deleted, and what kubelets said of their pods. */
final class AuditLog {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("pods", "Pod"),
            Map.entry("nodes", "Node"),
            Map.entry("deployments", "Deployment"),
            Map.entry("deploymentconfigs", "DeploymentConfig"),
            Map.entry("replicasets", "ReplicaSet"),
            Map.entry("replicationcontrollers", "ReplicationController"),
            Map.entry("statefulsets", "StatefulSet"),
            Map.entry("daemonsets", "DaemonSet"),
            Map.entry("poddisruptionbudgets", "PodDisruptionBudget"),
            Map.entry("priorityclasses", "PriorityClass"),
            Map.entry("persistentvolumeclaims", "PersistentVolumeClaim"),
            Map.entry("persistentvolumes", "PersistentVolume"));
    private static final long DEFAULT_GRACE_SECONDS = 30;
    private static final long MILLIS = 1_000;

    private final HistoryBuilder history;
    private long evictions;

    AuditLog(HistoryBuilder history) {
        this.history = history;
    }

    /** Reads the events of audit logs; the time they cover. */
    Span read(AuditMerge merge) {
        AuditEvent event = Objects.requireNonNullElseGet(merge.next(), () -> {
            throw merge.bad("the audit log holds no event: give one of a policy that logs what changes pods");
        });
        long start = event.atMillis();
        long end = start;
        while (event != null) {
            end = event.atMillis();
            happened(event, merge);
            event = merge.next();
        }
        history.unknowns().add("files end in the middle of a record: what came after is missing", merge.torn());
        history.unknowns().add("records were cut off, and others follow them: left out", merge.cut());
        history.unknowns()
                .add(
                        "evictions by API were in the log: the pods that replaced the evicted came by replicas",
                        evictions);
        return new Span(start, end);
    }

    private void happened(AuditEvent event, Where where) {
        String kind = KINDS.get(event.target().resource());
        if (kind == null) {
            return;
        }
        switch (event.target().subresource()) {
            case "" -> object(kind, event, where);
            case "binding" -> bound(kind, event);
            case "status" -> status(kind, event, where);
            case "scale" -> scaled(kind, event, where);
            case "eviction" -> evicted(event);
            default -> seen(kind, event, event.response(), where);
        }
    }

    private void object(String kind, AuditEvent event, Where where) {
        switch (event.verb()) {
            case "create" -> made(kind, event, where);
            case "update", "patch" -> seen(kind, event, whole(event), where);
            case "delete" -> deleted(kind, event, where);
            case "deletecollection" -> collectionDeleted(kind, event, where);
            default -> {} // reads
        }
    }

    private void made(String kind, AuditEvent event, Where where) {
        JsonNode object = whole(event);
        if (!isWhole(object) || event.target().key().name().isEmpty()) {
            history.unknowns()
                    .add("objects of kind " + kind
                            + " were made without the log holding them whole: log them at level RequestResponse");
            return;
        }
        history.made(event.atMillis(), named(kind, event, object), where);
    }

    private void seen(String kind, AuditEvent event, JsonNode object, Where where) {
        if (isWhole(object)) {
            history.seen(event.atMillis(), named(kind, event, object), where);
        }
    }

    private static JsonNode whole(AuditEvent event) {
        boolean answered = isWhole(event.response());
        return answered || event.verb().equals("patch") ? event.response() : event.request();
    }

    private static boolean isWhole(JsonNode object) {
        return object.path("metadata").isObject() && (object.path("spec").isObject() || object.has("value"));
    }

    /** Kind, name and namespace as the request had them: not all of them are in the object itself. */
    private static JsonNode named(String kind, AuditEvent event, JsonNode object) {
        if (object.path("kind").asString("").equals(kind)
                && ObjectKey.of(object).equals(event.target().key())) {
            return object;
        }
        var copy = (ObjectNode) object.deepCopy();
        copy.put("kind", kind);
        ((ObjectNode) copy.path("metadata"))
                .put("name", event.target().key().name())
                .put("namespace", event.target().key().namespace());
        return copy;
    }

    private void deleted(String kind, AuditEvent event, Where where) {
        ObjectKey key = event.target().key();
        JsonNode answer = event.response();
        if (!kind.equals("Pod")) {
            seen(kind, event, answer, where);
            history.gone(event.atMillis(), kind, key);
            return;
        }
        seen(kind, event, answer, where);
        JsonNode asked = event.request().path("gracePeriodSeconds");
        boolean atOnce = asked.asLong(-1) == 0
                || answer.path("kind").asString("").equals("Status")
                || answer.path("metadata").path("deletionGracePeriodSeconds").asLong(-1) == 0;
        if (atOnce) {
            history.gone(event.atMillis(), kind, key);
            return;
        }
        Long due = ObjectTimes.millis(answer.path("metadata").path("deletionTimestamp"));
        long grace = asked.asLong(DEFAULT_GRACE_SECONDS) * MILLIS;
        history.pods().deletionAsked(event.atMillis(), key, due != null ? due : event.atMillis() + grace);
    }

    private void collectionDeleted(String kind, AuditEvent event, Where where) {
        JsonNode items = event.response().path("items");
        if (!items.isArray()) {
            history.unknowns()
                    .add("collections of kind " + kind
                            + " were deleted without the log saying which objects they held");
            return;
        }
        for (JsonNode item : items) {
            ObjectKey key = ObjectKey.of(item);
            var one = new AuditEvent(
                    event.atMillis(),
                    "delete",
                    new AuditEvent.Target(event.target().resource(), "", key),
                    event.request(),
                    item);
            deleted(kind, one, where);
            if (kind.equals("Pod")
                    && item.path("spec").path("nodeName").asString("").isEmpty()) {
                history.gone(event.atMillis(), kind, key);
            }
        }
    }

    private void bound(String kind, AuditEvent event) {
        String node = event.request().path("target").path("name").asString("");
        if (kind.equals("Pod") && !node.isEmpty()) {
            history.pods().bound(event.atMillis(), event.target().key(), node);
        }
    }

    private void status(String kind, AuditEvent event, Where where) {
        JsonNode status = event.response().path("status").isObject()
                ? event.response().path("status")
                : event.request().path("status");
        switch (kind) {
            case "Pod" -> history.pods().status(event.atMillis(), event.target().key(), status);
            case "Node" -> history.nodes().status(event.target().key().name(), status, where);
            default -> {} // what controllers count follows from what they were told
        }
        seen(kind, event, event.response(), where);
    }

    private void scaled(String kind, AuditEvent event, Where where) {
        JsonNode scale = event.response().path("spec").has("replicas") ? event.response() : event.request();
        history.workloads().scaled(event.atMillis(), kind, event.target().key(), scale, where);
    }

    private void evicted(AuditEvent event) {
        if (event.verb().equals("create")) {
            evictions++;
            history.pods()
                    .deletionAsked(
                            event.atMillis(), event.target().key(), event.atMillis() + DEFAULT_GRACE_SECONDS * MILLIS);
        }
    }
}

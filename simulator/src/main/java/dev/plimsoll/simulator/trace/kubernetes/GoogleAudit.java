package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.AuditEvent.Target;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Audit entries of Google's Cloud Logging: {@code methodName} is io.k8s.core.v1.pods.status.patch, {@code resourceName} is
 * core/v1/namespaces/default/pods/web-1/status.
 */
final class GoogleAudit {

    private static final String NAMESPACES = "namespaces";

    private GoogleAudit() {}

    static void event(JsonNode entry, Where where, Consumer<AuditEvent> events) {
        JsonNode payload = entry.path("protoPayload");
        String method = payload.path("methodName").asString("");
        if (!method.startsWith("io.k8s.")
                || payload.path("status").path("code").asInt(0) != 0
                || AuditRecords.isDry(payload.path("request"))) {
            return;
        }
        Long at = ObjectTimes.millis(entry.path("timestamp"));
        if (at == null) {
            throw where.bad(
                    "timestamp is " + entry.path("timestamp") + ": give the entry as Cloud Logging exported it");
        }
        JsonNode response = payload.path("response");
        events.accept(new AuditEvent(
                at,
                method.substring(method.lastIndexOf('.') + 1),
                target(List.of(payload.path("resourceName").asString("").split("/")), response),
                payload.path("request"),
                response));
    }

    private static Target target(List<String> parts, JsonNode response) {
        int scope = parts.indexOf(NAMESPACES);
        boolean namespaced = scope >= 0 && parts.size() > scope + 2;
        String namespace = namespaced ? parts.get(scope + 1) : "";
        List<String> rest = parts.subList(Math.min(parts.size(), namespaced ? scope + 2 : 2), parts.size());
        String name = part(rest, 1);
        return new Target(
                part(rest, 0),
                part(rest, 2),
                new ObjectKey(
                        namespace,
                        name.isEmpty() ? response.path("metadata").path("name").asString("") : name));
    }

    private static String part(List<String> parts, int index) {
        return parts.size() > index ? parts.get(index) : "";
    }
}

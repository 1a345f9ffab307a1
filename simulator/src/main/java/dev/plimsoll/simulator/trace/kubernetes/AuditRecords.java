package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.AuditEvent.Target;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Audit events out of what they are wrapped in: events as the API server writes them, lists of them, the records of
 * CloudWatch ({@code logEvents}, {@code events}, {@code message}), of Azure Monitor ({@code records}, {@code
 * properties.log}), of log shippers ({@code log}, {@code message}), and Google's audit entries ({@code protoPayload}).
 */
final class AuditRecords {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> LISTS = List.of("items", "logEvents", "events", "records", "results");
    private static final List<String> TEXTS = List.of("message", "log", "@message", "MESSAGE", "textPayload");
    private static final List<String> OBJECTS = List.of("properties", "jsonPayload", "_source", "event", "fields");
    private static final int MAX_DEPTH = 6;
    private static final int FAILED = 300;
    private static final Set<String> PASSED_OVER = Set.of("RequestReceived", "ResponseStarted", "Panic");

    private AuditRecords() {}

    /** Whether a value is, or wraps, what an audit log holds. */
    static boolean isAudit(JsonNode value) {
        return isAudit(value, 0);
    }

    /** Hands over all audit events in a value that were answered well; the number that there were in all. */
    static int read(JsonNode value, Where where, Consumer<AuditEvent> events) {
        return read(value, where, events, 0);
    }

    private static boolean isAudit(JsonNode value, int depth) {
        if (isEvent(value) || value.path("protoPayload").has("methodName")) {
            return true;
        }
        if (depth > MAX_DEPTH) {
            return false;
        }
        for (String list : LISTS) {
            JsonNode first = value.path(list).path(0);
            if (first.isObject() && isAudit(first, depth + 1)) {
                return true;
            }
        }
        for (String text : TEXTS) {
            JsonNode parsed = parsed(value.path(text));
            if (parsed != null && isAudit(parsed, depth + 1)) {
                return true;
            }
        }
        for (String object : OBJECTS) {
            if (value.path(object).isObject() && isAudit(value.path(object), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static int read(JsonNode value, Where where, Consumer<AuditEvent> events, int depth) {
        if (isEvent(value)) {
            event(value, where, events);
            return 1;
        }
        if (value.path("protoPayload").has("methodName")) {
            GoogleAudit.event(value, where, events);
            return 1;
        }
        int found = 0;
        if (depth > MAX_DEPTH) {
            return found;
        }
        for (String list : LISTS) {
            for (JsonNode item : value.path(list)) {
                found += read(item, where, events, depth + 1);
            }
        }
        for (String text : TEXTS) {
            JsonNode parsed = parsed(value.path(text));
            found += parsed == null ? 0 : read(parsed, where, events, depth + 1);
        }
        for (String object : OBJECTS) {
            found += value.path(object).isObject() ? read(value.path(object), where, events, depth + 1) : 0;
        }
        return found;
    }

    private static boolean isEvent(JsonNode value) {
        return value.has("auditID") && value.has("verb") && value.has("stage");
    }

    private static @Nullable JsonNode parsed(JsonNode text) {
        String json = text.asString("").stripLeading();
        if (!text.isString() || !json.startsWith("{")) {
            return null;
        }
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException notJson) {
            return null; // a message of something else in the same stream
        }
    }

    /** Whether the body of a request asks for nothing to be done: options of deletion, or those of an eviction. */
    static boolean isDry(JsonNode request) {
        return !request.path("dryRun").isEmpty()
                || !request.path("deleteOptions").path("dryRun").isEmpty();
    }

    private static void event(JsonNode event, Where where, Consumer<AuditEvent> events) {
        JsonNode reference = event.path("objectRef");
        boolean dry = event.path("requestURI").asString("").contains("dryRun=") || isDry(event.path("requestObject"));
        if (PASSED_OVER.contains(event.path("stage").asString(""))
                || event.path("responseStatus").path("code").asInt(0) >= FAILED
                || dry) {
            return;
        }
        Long at = ObjectTimes.millis(event.path("stageTimestamp"));
        Long received = at != null ? at : ObjectTimes.millis(event.path("requestReceivedTimestamp"));
        if (received == null) {
            throw where.bad("stageTimestamp is " + event.path("stageTimestamp")
                    + ": give the time as the API server wrote it, such as 2026-01-31T09:00:00.000000Z");
        }
        JsonNode response = event.path("responseObject");
        String name = reference.path("name").asString("");
        events.accept(new AuditEvent(
                received,
                event.path("verb").asString(""),
                new Target(
                        reference.path("resource").asString(""),
                        reference.path("subresource").asString(""),
                        new ObjectKey(
                                reference.path("namespace").asString(""),
                                name.isEmpty()
                                        ? response.path("metadata").path("name").asString("")
                                        : name)),
                event.path("requestObject"),
                response));
    }
}

package dev.plimsoll.kubernetes.act;

import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.kubernetes.api.ApiAnswer;
import dev.plimsoll.kubernetes.api.ApiException;
import dev.plimsoll.kubernetes.api.ApiJson;
import dev.plimsoll.kubernetes.api.ApiServer;
import dev.plimsoll.kubernetes.api.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Our taint on nodes that are to go: its value is the operation it belongs to. It is written with the node's resource version,
 * so nobody's taint is lost, and the other taints stay as they were to the byte.
 */
public final class NodeTaints {

    private static final int TRIES = 3;
    private static final String NO_SCHEDULE = "NoSchedule";

    private final ApiServer api;

    public NodeTaints(ApiServer api) {
        this.api = api;
    }

    /** Puts the taint on. Done when it is there already; refused while another operation's is. */
    public Outcome taint(String node, String operation) throws InterruptedException {
        return change(node, taints -> {
            String held = holder(taints);
            if (held == null) {
                var changed = new ArrayList<>(taints);
                changed.add(ours(operation));
                return new Change.Write(changed);
            }
            return new Change.Nothing(
                    held.equals(operation)
                            ? Outcome.DONE
                            : new Outcome.Refused(
                                    "node " + node + " is tainted for another removal, \"" + held + "\""));
        });
    }

    /** Takes the taint off. Done when it is not there; the taint of another operation stays. */
    public Outcome untaint(String node, String operation) throws InterruptedException {
        return change(node, taints -> {
            var others = new ArrayList<>(taints);
            boolean wasThere = others.removeIf(taint -> isOf(taint, operation));
            return wasThere ? new Change.Write(others) : new Change.Nothing(Outcome.DONE);
        });
    }

    private sealed interface Change {

        record Write(List<JsonNode> taints) implements Change {}

        /** There is nothing to write, and this is what it comes to. */
        record Nothing(Outcome outcome) implements Change {}
    }

    /** Decides by the taints that are there. */
    private interface Rule {
        Change apply(List<JsonNode> taints);
    }

    private Outcome change(String node, Rule rule) throws InterruptedException {
        String why = "";
        for (int i = 0; i < TRIES; i++) {
            try {
                JsonNode read = api.send(Call.get(Paths.node(node))).tree();
                return switch (rule.apply(taintsOf(read))) {
                    case Change.Write(List<JsonNode> taints) -> written(node, read, taints);
                    case Change.Nothing(Outcome outcome) -> outcome;
                };
            } catch (ApiException failure) {
                if (failure.isNotFound()) {
                    return new Outcome.Refused("node " + node + " is gone");
                }
                if (!failure.isConflict()) {
                    return Refusals.of(failure);
                }
                why = failure.summary();
            }
        }
        return new Outcome.Refused("node " + node + " was changed by others " + TRIES + " times in a row: " + why);
    }

    /** What comes back must be what was sent: an admission webhook may have had other ideas. */
    private Outcome written(String node, JsonNode read, List<JsonNode> taints)
            throws ApiException, InterruptedException {
        Map<String, Object> metadata = Map.of(
                "resourceVersion", read.path("metadata").path("resourceVersion").asString(""));
        ApiAnswer answer = api.send(
                Call.mergePatch(Paths.node(node), Map.of("metadata", metadata, "spec", Map.of("taints", taints))));
        return Objects.equals(holder(taintsOf(answer.tree())), holder(taints))
                ? Outcome.DONE
                : new Outcome.Failed("the taint written to node " + node
                        + " came back changed: look for an admission webhook that edits nodes");
    }

    private static List<JsonNode> taintsOf(JsonNode node) {
        var taints = new ArrayList<JsonNode>();
        node.path("spec").path("taints").forEach(taints::add);
        return taints;
    }

    /** The operation whose taint is there; null without one. */
    private static @Nullable String holder(List<JsonNode> taints) {
        for (JsonNode taint : taints) {
            if (isTheTaint(taint)) {
                return taint.path("value").asString("");
            }
        }
        return null;
    }

    private static boolean isTheTaint(JsonNode taint) {
        return taint.path("key").asString("").equals(WellKnown.TO_BE_DELETED)
                && taint.path("effect").asString("").equals(NO_SCHEDULE);
    }

    private static boolean isOf(JsonNode taint, String operation) {
        return isTheTaint(taint) && taint.path("value").asString("").equals(operation);
    }

    private static JsonNode ours(String operation) {
        return ApiJson.MAPPER
                .createObjectNode()
                .put("key", WellKnown.TO_BE_DELETED)
                .put("value", operation)
                .put("effect", NO_SCHEDULE);
    }
}

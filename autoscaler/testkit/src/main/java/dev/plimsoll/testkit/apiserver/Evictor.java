package dev.plimsoll.testkit.apiserver;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Eviction API: pods go if their uid is the one meant, and their one disruption budget allows it. */
final class Evictor {

    private static final String BUDGETS = "policy/v1/poddisruptionbudgets";

    private final ObjectStore store;

    Evictor(ObjectStore store) {
        this.store = store;
    }

    ObjectNode evict(ApiRequest.Place place, ObjectNode eviction) {
        var podPlace = new ApiRequest.Place(place.group(), place.resource(), place.namespace(), place.name(), "");
        ObjectNode pod = store.get(podPlace);
        String meant =
                eviction.path("deleteOptions").path("preconditions").path("uid").asString("");
        String uid = pod.path("metadata").path("uid").asString("");
        if (!meant.isEmpty() && !meant.equals(uid)) {
            throw Refusal.conflict(
                    podPlace,
                    "the UID in the precondition (" + meant + ") does not match the UID in record (" + uid + ")");
        }
        List<ObjectNode> budgets = store.all(BUDGETS).stream()
                .filter(budget -> selects(budget, pod))
                .toList();
        if (budgets.size() > 1) {
            throw new Refusal(
                    500,
                    "InternalError",
                    "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
        }
        budgets.forEach(this::take);
        ObjectNode _ = store.delete(podPlace);
        ObjectNode done = JsonNodeFactory.instance.objectNode();
        done.put("kind", "Status").put("status", "Success").put("code", 201);
        return done;
    }

    private static boolean selects(ObjectNode budget, ObjectNode pod) {
        JsonNode wanted = budget.path("spec").path("selector").path("matchLabels");
        JsonNode labels = pod.path("metadata").path("labels");
        return budget.path("metadata")
                        .path("namespace")
                        .equals(pod.path("metadata").path("namespace"))
                && wanted.propertyStream()
                        .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private void take(ObjectNode budget) {
        int allowed = budget.path("status").path("disruptionsAllowed").asInt(0);
        if (allowed <= 0) {
            throw new Refusal(
                    429, "TooManyRequests", "Cannot evict pod as it would violate the pod's disruption budget.");
        }
        ObjectNode changed = budget.deepCopy();
        changed.withObjectProperty("status").put("disruptionsAllowed", allowed - 1);
        JsonNode metadata = budget.path("metadata");
        ObjectNode _ = store.replace(
                new ApiRequest.Place(
                        "policy/v1",
                        "poddisruptionbudgets",
                        metadata.path("namespace").asString(""),
                        metadata.path("name").asString(""),
                        ""),
                changed);
    }
}

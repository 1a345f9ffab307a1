package dev.plimsoll.simulator.trace.kubernetes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Objects as {@code kubectl get ... -A -o json} listed them once; when is told by the latest time in them. */
final class ObjectList {

    private final List<JsonNode> items = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final Map<String, JsonNode> templates = new HashMap<>();
    private long listedMillis;
    private boolean budgets;

    /** Whether a value is a list of objects, or an object. */
    static boolean isList(JsonNode value) {
        boolean list = value.path("kind").asString("").endsWith("List")
                && value.path("items").isArray();
        return list
                || (value.has("apiVersion")
                        && value.has("kind")
                        && value.path("metadata").isObject());
    }

    void read(List<Path> files) {
        for (Path file : files) {
            try (var values = new JsonValues(file)) {
                for (JsonNode value = values.next(); value != null; value = values.next()) {
                    if (value.path("items").isArray()) {
                        value.path("items").forEach(item -> add(item, file));
                    } else {
                        add(value, file);
                    }
                }
                if (values.isTorn() || values.cut() > 0) {
                    throw values.bad("ends in the middle of an object: copy it again");
                }
            }
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    boolean hasBudgets() {
        return budgets;
    }

    /** The latest time that an object tells: heartbeats of nodes make it the time of the listing, within five minutes. */
    long listedMillis() {
        return listedMillis;
    }

    /** Tells a history all objects as seen at a moment. */
    void tell(long atMillis, HistoryBuilder history) {
        tell(atMillis, history, true);
        tell(atMillis, history, false);
    }

    private void tell(long atMillis, HistoryBuilder history, boolean whatOthersName) {
        for (int i = 0; i < items.size(); i++) {
            if (isNamedByOthers(items.get(i)) == whatOthersName) {
                String place = places.get(i);
                history.seen(atMillis, items.get(i), () -> place);
            }
        }
    }

    /** The pod template of a controller, or of the one above it; null where it is not listed. */
    @Nullable
    JsonNode template(String namespace, String kind, String name) {
        return templates.get(kind + " " + namespace + "/" + name);
    }

    private static boolean isNamedByOthers(JsonNode item) {
        return switch (kindOf(item)) {
            case "PriorityClass", "PersistentVolume", "PersistentVolumeClaim", "Node" -> true;
            default -> false;
        };
    }

    private static String kindOf(JsonNode item) {
        return item.path("kind").asString("");
    }

    private void add(JsonNode item, Path file) {
        ObjectKey key = ObjectKey.of(item);
        items.add(item);
        places.add(file + ", " + kindOf(item) + " " + key);
        budgets |= kindOf(item).equals("PodDisruptionBudget");
        JsonNode template = item.path("spec").path("template");
        if (template.isObject()) {
            templates.put(kindOf(item) + " " + key.namespace() + "/" + key.name(), template);
        }
        listedMillis = Math.max(listedMillis, latest(item));
    }

    private static long latest(JsonNode item) {
        Long created = ObjectTimes.created(item);
        long latest = created == null ? 0 : created;
        for (JsonNode condition : item.path("status").path("conditions")) {
            for (String time : List.of("lastHeartbeatTime", "lastTransitionTime")) {
                Long at = ObjectTimes.millis(condition.path(time));
                latest = Math.max(latest, at == null ? 0 : at);
            }
        }
        return latest;
    }
}

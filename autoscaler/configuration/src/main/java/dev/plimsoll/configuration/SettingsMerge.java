package dev.plimsoll.configuration;

import dev.plimsoll.core.model.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays what a file says over the defaults, key by key; a key that is not known, or a value out of its range, stops it. */
final class SettingsMerge {

    private final SettingsTable table;
    private final List<KeyPath> changed = new ArrayList<>();

    SettingsMerge(SettingsTable table) {
        this.table = table;
    }

    /** The keys that the file gave another value than their default, in its order. */
    List<KeyPath> changed() {
        return List.copyOf(changed);
    }

    /** Changes the defaults into what holds; an {@link IllegalArgumentException} names the key that cannot. */
    void merge(ObjectNode defaults, JsonNode given) {
        merge(KeyPath.ROOT, defaults, given);
    }

    private void merge(KeyPath section, ObjectNode known, JsonNode given) {
        if (!given.isObject()) {
            throw new IllegalArgumentException(
                    (section.isRoot() ? "the file" : "'" + section + "'") + " is " + KeyPath.printable(given.toString())
                            + ", but settings with these keys are expected: "
                            + String.join(", ", known.propertyNames()));
        }
        for (Map.Entry<String, JsonNode> entry : given.properties()) {
            KeyPath path = section.with(entry.getKey());
            JsonNode before = known.get(entry.getKey());
            if (before == null) {
                throw new IllegalArgumentException(unknown(path, entry.getKey(), known.propertyNames()));
            }
            if (entry.getValue().isNull() && !before.isNull()) {
                throw new IllegalArgumentException("'" + path + "' has no value: give one, or leave the key out");
            }
            if (before instanceof ObjectNode nested && isSection(before)) {
                merge(path, nested, entry.getValue());
            } else {
                ValueRange.check(table, path, entry.getValue());
                if (!isSame(before, entry.getValue())) {
                    changed.add(path);
                }
                known.set(entry.getKey(), entry.getValue());
            }
        }
    }

    /** An object whose keys are ours; those of an empty one are for whoever writes the file. */
    static boolean isSection(JsonNode node) {
        return node.isObject() && !node.isEmpty();
    }

    private static boolean isSame(JsonNode before, JsonNode now) {
        if (!before.isNumber() || !now.isNumber()) {
            return before.equals(now);
        }
        return !Double.isNaN(now.doubleValue()) && before.decimalValue().compareTo(now.decimalValue()) == 0;
    }

    private String unknown(KeyPath path, String key, Collection<String> known) {
        String moved = table.moved(path.keys());
        if (moved != null) {
            return "'" + path + "' is a key of a former version: " + moved;
        }
        String elsewhere = elsewhere(key);
        return "unknown key '" + path + "': did you mean "
                + (elsewhere == null ? NearestName.to(key, known) : elsewhere) + "? Known here: "
                + String.join(", ", known);
    }

    /** The key of that very name that stands elsewhere; null if there is none, or several. */
    private @Nullable String elsewhere(String key) {
        List<String> named = table.all().keySet().stream()
                .filter(full -> full.equals(key) || full.endsWith("." + key))
                .toList();
        return named.size() == 1 ? named.getFirst() : null;
    }
}

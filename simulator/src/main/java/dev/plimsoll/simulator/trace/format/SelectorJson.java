package dev.plimsoll.simulator.trace.format;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.Requirement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Selectors as lists of {@code {"key", "operator", "values"}}; no list is no selector, an empty one selects everything. */
final class SelectorJson {

    private SelectorJson() {}

    static @Nullable LabelSelector read(Fields fields, String key) {
        return fields.has(key) ? new LabelSelector(requirements(fields, key)) : null;
    }

    static List<Requirement> requirements(Fields fields, String key) {
        return fields.objects(key, SelectorJson::requirement);
    }

    private static Requirement requirement(Fields fields) {
        return new Requirement(
                fields.text("key"),
                Words.read(Requirement.Operator.class, fields, "operator", fields.text("operator")),
                fields.texts("values"));
    }

    static void write(ObjectNode node, String key, @Nullable LabelSelector selector) {
        if (selector != null) {
            write(node.putArray(key), selector.requirements());
        }
    }

    static void write(ArrayNode array, List<Requirement> requirements) {
        for (Requirement requirement : requirements) {
            ObjectNode node = array.addObject();
            node.put("key", requirement.key()).put("operator", Words.of(requirement.operator()));
            texts(node, "values", requirement.values());
        }
    }

    /** A list of strings, left out when empty. */
    static void texts(ObjectNode node, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(key);
            texts.forEach(array::add);
        }
    }

    /** A map of strings, left out when empty. */
    static void textMap(ObjectNode node, String key, Map<String, String> map) {
        if (!map.isEmpty()) {
            ObjectNode object = node.putObject(key);
            map.forEach(object::put);
        }
    }
}

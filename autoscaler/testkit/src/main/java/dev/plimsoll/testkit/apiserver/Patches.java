package dev.plimsoll.testkit.apiserver;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7386). */
final class Patches {

    private Patches() {}

    static ObjectNode merged(ObjectNode into, ObjectNode patch) {
        ObjectNode target = into.deepCopy();
        patch.propertyStream().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isNull()) {
                target.remove(field.getKey());
            } else if (value instanceof ObjectNode inner) {
                JsonNode there = target.path(field.getKey());
                target.set(field.getKey(), merged(there instanceof ObjectNode old ? old : target.objectNode(), inner));
            } else {
                target.set(field.getKey(), value);
            }
        });
        return target;
    }
}

package dev.plimsoll.journal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Equipment of nodes as it was recorded before pods could come with a node that is yet to be: none did. */
final class OlderEquipment {

    private static final String EQUIPMENT = "equipment";
    private static final String RESIDENTS = "residents";

    private OlderEquipment() {}

    /** Completes what is recorded, wherever it stands. */
    static void bringUpToDate(JsonNode recorded) {
        if (recorded.get(EQUIPMENT) instanceof ObjectNode equipment && !equipment.has(RESIDENTS)) {
            equipment.putArray(RESIDENTS);
        }
        recorded.forEach(OlderEquipment::bringUpToDate);
    }
}

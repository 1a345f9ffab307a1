package dev.plimsoll.journal;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A memory as it was written before there was an instance ledger, made into one of today's form: it knows of no instance yet. */
final class OlderMemory {

    private OlderMemory() {}

    /** Adds what was not remembered then; what is no memory is left for whoever reads it to complain of. */
    static void bringUpToDate(JsonNode memory) {
        if (memory instanceof ObjectNode whole && !whole.has("ledger")) {
            ObjectNode ledger = whole.putObject("ledger");
            ledger.putObject("entries");
            ledger.putObject("bootTimes");
        }
        if (memory.path("growth") instanceof ObjectNode growth && !growth.has("lately")) {
            growth.putArray("lately");
        }
    }
}

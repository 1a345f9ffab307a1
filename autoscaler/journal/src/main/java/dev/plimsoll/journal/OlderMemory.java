package dev.plimsoll.journal;

import dev.plimsoll.core.buying.CoveredPods;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A memory as it was written before there was an instance ledger, or before pods were remembered by digests and each batch of a
 * purchase had a deadline of its own, made into one of today's form.
 */
final class OlderMemory {

    private static final String BATCHES = "batches";
    private static final String BEGINNING = "beginning";
    private static final String PODS = "pods";
    private static final List<String> TIMES = List.of("placedAt", "deadline");

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
        if (memory.path("growth").path("orders") instanceof ObjectNode orders) {
            orders.forEach(OlderMemory::changeOrder);
            List<String> done = orders.propertyStream()
                    .filter(order -> order.getValue().path(BATCHES).isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            orders.remove(done);
        }
    }

    private static void changeOrder(JsonNode order) {
        if (order instanceof ObjectNode known && known.remove("timing") instanceof ObjectNode timing) {
            known.remove(List.of("base", "target"));
            known.set(BEGINNING, timing.path(BEGINNING));
            known.path(BATCHES).forEach(batch -> changeBatch(batch, timing));
        }
    }

    private static void changeBatch(JsonNode batch, ObjectNode timing) {
        if (batch instanceof ObjectNode known) {
            List<String> names = known.path(PODS)
                    .valueStream()
                    .map(name -> name.asString(""))
                    .toList();
            var covered = CoveredPods.of(names);
            known.putObject(PODS).put("count", covered.count()).put("code", covered.code());
            TIMES.forEach(time -> known.set(time, timing.path(time)));
        }
    }
}

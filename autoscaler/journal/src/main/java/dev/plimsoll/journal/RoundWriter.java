package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Writes a round as one line of JSON. */
final class RoundWriter {

    private RoundWriter() {}

    /** The line of a round, without its end. */
    static String line(Situation situation, long unchangedBefore, Decision decision) {
        var tables = new Tables();
        String observation = RecordJson.TABLED
                .writer()
                .withAttribute(Tables.class, tables)
                .writeValueAsString(situation.observation());
        var parts = new LinkedHashMap<String, String>();
        parts.put("version", Integer.toString(RoundLine.VERSION));
        parts.put("at", json(situation.at()));
        parts.put("unchangedBefore", Long.toString(unchangedBefore));
        parts.put("rules", json(situation.rules()));
        parts.put("shapes", json(tables.shapes().values()));
        parts.put("owners", json(tables.owners().values()));
        parts.put("mobilities", json(tables.mobilities().values()));
        parts.put("resources", json(tables.resources().values()));
        parts.put("labels", json(tables.labels().values()));
        parts.put("images", json(tables.images().values()));
        parts.put("observation", observation);
        parts.put("memory", json(situation.memory()));
        parts.put("decision", DecisionJson.text(decision));
        return joined(parts);
    }

    private static String json(Object value) {
        return RecordJson.PLAIN.writeValueAsString(value);
    }

    private static String joined(Map<String, String> parts) {
        var line = new StringJoiner(",", "{", "}");
        parts.forEach((name, value) -> line.add("\"" + name + "\":" + value));
        return line.toString();
    }
}

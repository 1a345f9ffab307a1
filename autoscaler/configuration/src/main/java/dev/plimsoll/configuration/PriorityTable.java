package dev.plimsoll.configuration;

import dev.plimsoll.core.expander.Priorities;
import dev.plimsoll.core.expander.PriorityConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Priorities of groups as in the ConfigMap of cluster-autoscaler's priority expander: a list of patterns (RE2) of group names
 * for each whole number. In a file of settings a mistake is refused, where cluster-autoscaler would use none of it.
 */
final class PriorityTable {

    private PriorityTable() {}

    private static PriorityConfig parse(JsonNode table) {
        if (!table.isObject()) {
            throw new IllegalArgumentException(
                    table + " is no table of priorities: write it as {10: [.*spot.*], 1: [.*]}");
        }
        var rules = new ArrayList<Priorities.Rule>();
        for (Map.Entry<String, JsonNode> entry : table.properties()) {
            rules.add(new Priorities.Rule(priority(entry.getKey()), patterns(entry.getKey(), entry.getValue())));
        }
        return rules.isEmpty() ? new PriorityConfig.Absent() : new PriorityConfig.Sound(new Priorities(rules));
    }

    private static long priority(String key) {
        try {
            return Long.parseLong(key);
        } catch (NumberFormatException notWhole) {
            throw new IllegalArgumentException(
                    "priority '" + key + "' is no whole number: give one such as 10", notWhole);
        }
    }

    private static List<Priorities.NamePattern> patterns(String priority, JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("priority " + priority + " has " + list
                    + " in place of a list: give a list of patterns such as [.*spot.*]");
        }
        var patterns = new ArrayList<Priorities.NamePattern>();
        for (JsonNode pattern : list) {
            patterns.add(Re2Pattern.of(pattern.asString()));
        }
        return patterns;
    }

    static final class Writer extends StdSerializer<PriorityConfig> {
        Writer() {
            super(PriorityConfig.class);
        }

        @Override
        public void serialize(PriorityConfig value, JsonGenerator generator, SerializationContext context) {
            List<Priorities.Rule> rules = switch (value) {
                case PriorityConfig.Sound(Priorities priorities) -> priorities.rules();
                case PriorityConfig.Absent() -> List.of();
                case PriorityConfig.Unusable(String problem) ->
                    throw new IllegalArgumentException("priorities cannot be printed: " + problem);
            };
            generator.writeStartObject();
            for (Priorities.Rule rule : rules) {
                generator.writeArrayPropertyStart(Long.toString(rule.priority()));
                rule.patterns().forEach(pattern -> generator.writeString(pattern.text()));
                generator.writeEndArray();
            }
            generator.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<PriorityConfig> {
        Reader() {
            super(PriorityConfig.class);
        }

        @Override
        public PriorityConfig deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return parse(context.readTree(parser));
            } catch (IllegalArgumentException refused) {
                return context.reportInputMismatch(PriorityConfig.class, "%s", refused.getMessage());
            }
        }
    }
}

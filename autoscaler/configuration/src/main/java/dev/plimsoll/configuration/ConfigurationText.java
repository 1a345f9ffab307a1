package dev.plimsoll.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A configuration as a file of settings would say it, with a comment a key. */
public final class ConfigurationText {

    private static final String INDENT = "  ";
    private static final int WIDTH = 110;

    private final ObjectNode defaults = SettingsYaml.tree(Configuration.DEFAULT);
    private final StringBuilder out = new StringBuilder();

    private ConfigurationText() {}

    /** Every key with its value; reading it back gives the same configuration. */
    public static String print(Configuration configuration) {
        var text = new ConfigurationText();
        text.comment(
                "",
                "Every key of Plimsoll's configuration, for all of its commands. What is left out keeps its default."
                        + " Times are written as 0, 200ms, 90s, 6m, 1h30m or 2d; dollars are US dollars.");
        text.section(KeyPath.ROOT, text.defaults, SettingsYaml.tree(configuration));
        return text.out.toString();
    }

    private void section(KeyPath section, JsonNode known, JsonNode values) {
        String indent = INDENT.repeat(section.keys().size());
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            KeyPath path = section.with(entry.getKey());
            JsonNode standard = known.get(entry.getKey());
            out.append(section.isRoot() ? "\n" : "");
            SettingDescription setting = SettingsTable.BUNDLED.of(path.keys());
            if (setting != null) {
                comment(indent, setting.meaning());
            }
            if (SettingsMerge.isSection(standard)) {
                out.append(indent).append(entry.getKey()).append(":\n");
                section(path, standard, entry.getValue());
            } else {
                if (setting != null) {
                    comment(indent, String.join(" ", facts(path, setting, standard)));
                }
                SettingsYaml.print(entry.getKey(), entry.getValue())
                        .lines()
                        .forEach(line -> out.append(indent).append(line).append('\n'));
            }
        }
    }

    /** All but the meaning, as sentences. */
    static List<String> facts(KeyPath path, SettingDescription setting, JsonNode standard) {
        var facts = new ArrayList<String>();
        String range = setting.range();
        String unit = setting.unit();
        if (unit != null || range != null) {
            facts.add(capital(unit == null ? String.valueOf(range) : range == null ? unit : unit + ", " + range) + ".");
        }
        facts.add("Default " + standardText(standard) + ".");
        if (setting.flag() != null) {
            facts.add("In cluster-autoscaler: " + setting.flag() + ".");
        }
        facts.add("Used by " + String.join(", ", SettingsTable.BUNDLED.usedBy(path.keys())) + ".");
        return facts;
    }

    /** A default in the words of the file. */
    static String standardText(JsonNode standard) {
        if (standard.isNull()) {
            return "none";
        }
        return standard.isString() && !standard.asString().isEmpty() ? standard.asString() : standard.toString();
    }

    private void comment(String indent, String text) {
        var line = new StringBuilder(indent).append('#');
        for (String word : text.split("\\s+", -1)) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent).append('#');
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

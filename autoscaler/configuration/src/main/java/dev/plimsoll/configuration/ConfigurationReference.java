package dev.plimsoll.configuration;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The reference page of all keys, in Markdown. */
public final class ConfigurationReference {

    private ConfigurationReference() {}

    /** The page, made from what the program itself knows of its keys. */
    public static String markdown() {
        var page = new StringBuilder("""
                # The configuration

                One YAML file for `autoscale`, `plan`, `compare`, `replay` and `torture` (`--config FILE`). What it leaves out keeps its default; a key
                that is not known, or a value out of its range, is refused. Each command says which of the keys that were set it does not
                use. Times are written as 0, 200ms, 90s, 6m, 1h30m or 2d; dollars are US dollars.

                ```sh
                ./plimsoll config print > plimsoll.yaml               # every key with its value and what is said here
                ./plimsoll config validate --config plimsoll.yaml
                ```

                This page is made from `src/main/resources/dev/plimsoll/configuration/settings.yaml`, where keys are described, and a test
                holds it against that; CONTRIBUTING.md says how to add one.
                """);
        section(page, KeyPath.ROOT, SettingsYaml.tree(Configuration.DEFAULT));
        return page.toString();
    }

    private static void section(StringBuilder page, KeyPath section, JsonNode known) {
        for (Map.Entry<String, JsonNode> entry : known.properties()) {
            KeyPath path = section.with(entry.getKey());
            SettingDescription setting = SettingsTable.BUNDLED.of(path.keys());
            if (section.isRoot()) {
                page.append("\n## ").append(path).append('\n');
                page.append(setting == null ? "" : "\n" + setting.meaning() + "\n");
                page.append(
                        "\n| key | default | value | meaning | in cluster-autoscaler | used by |\n|---|---|---|---|---|---|\n");
            }
            if (SettingsMerge.isSection(entry.getValue())) {
                section(page, path, entry.getValue());
            } else if (setting != null) {
                row(page, path, setting, entry.getValue());
                entriesOf(page, path);
            }
        }
    }

    /** What is said of the entries of a key whose own keys are for whoever writes the file. */
    private static void entriesOf(StringBuilder page, KeyPath path) {
        SettingsTable.BUNDLED.all().forEach((key, setting) -> {
            if (key.startsWith(path + ".*")) {
                row(page, new KeyPath(List.of(key.split("\\."))), setting, null);
            }
        });
    }

    private static void row(StringBuilder page, KeyPath path, SettingDescription setting, @Nullable JsonNode standard) {
        String range = setting.range();
        String unit = setting.unit() == null ? "" : setting.unit();
        page.append("| `").append(path).append("` | ");
        page.append(standard == null ? "" : "`" + ConfigurationText.standardText(standard) + "`")
                .append(" | ");
        page.append(range == null ? unit : unit + ", " + range).append(" | ");
        page.append(setting.meaning()).append(" | ");
        page.append(setting.flag() == null ? "" : setting.flag()).append(" | ");
        page.append(String.join(", ", SettingsTable.BUNDLED.usedBy(path.keys())))
                .append(" |\n");
    }
}

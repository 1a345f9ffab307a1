package dev.plimsoll.configuration;

import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** In which keys two configurations differ. */
public final class ConfigurationDifferences {

    private ConfigurationDifferences() {}

    /** Each key, with dots, that is otherwise in a configuration than in another, and its value there as YAML has it. */
    public static SortedMap<String, String> of(Configuration configuration, Configuration from) {
        var differences = new TreeMap<String, String>();
        add(differences, "", SettingsYaml.tree(configuration), SettingsYaml.tree(from));
        return differences;
    }

    /** Those that differ from the defaults. */
    public static SortedMap<String, String> fromDefaults(Configuration configuration) {
        return of(configuration, Configuration.DEFAULT);
    }

    private static void add(SortedMap<String, String> differences, String path, JsonNode value, JsonNode other) {
        if (value.equals(other)) {
            return;
        }
        if (value.isObject() && !value.isEmpty()) {
            value.properties()
                    .forEach(entry -> add(
                            differences,
                            path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                            entry.getValue(),
                            other.path(entry.getKey())));
            other.propertyNames().stream()
                    .filter(key -> !value.has(key))
                    .forEach(key -> differences.put(path + "." + key, "(removed)"));
            return;
        }
        differences.put(path, value.isValueNode() ? value.asString("") : value.toString());
    }
}

package dev.plimsoll.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file of settings, read over the defaults: what it leaves out keeps its default; a key that is not known, is given
 * twice or has no value, and a value out of its range, is refused with a {@link ConfigurationException} of one line.
 */
public final class ConfigurationFile {

    /** No file: the defaults. */
    public static final ConfigurationFile NONE = new ConfigurationFile("", Configuration.DEFAULT, List.of());

    private final String name;
    private final Configuration configuration;
    private final List<KeyPath> changed;

    private ConfigurationFile(String name, Configuration configuration, List<KeyPath> changed) {
        this.name = name;
        this.configuration = configuration;
        this.changed = List.copyOf(changed);
    }

    public static ConfigurationFile read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(file + ": is not a file; give a YAML file of settings");
        }
        return parse(file.toString(), TextFile.read(file));
    }

    static ConfigurationFile parse(String name, String yaml) {
        try {
            JsonNode given = SettingsYaml.tree(yaml);
            ObjectNode merged = SettingsYaml.tree(Configuration.DEFAULT);
            var merge = new SettingsMerge(SettingsTable.BUNDLED);
            if (!given.isNull() && !given.isMissingNode()) {
                merge.merge(merged, given);
            }
            return new ConfigurationFile(name, SettingsYaml.value(merged, Configuration.class), merge.changed());
        } catch (JacksonException unreadable) {
            throw new ConfigurationException(name + ": " + SettingsYaml.explain(unreadable), unreadable);
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(name + ": " + refused.getMessage(), refused);
        }
    }

    public Configuration configuration() {
        return configuration;
    }

    /** One line about the keys with another value than their default that a command does not use; "" if it uses them all. */
    public String unusedBy(String command) {
        List<String> unused = changed.stream()
                .filter(path -> !SettingsTable.BUNDLED.usedBy(path.keys()).contains(command))
                .map(KeyPath::toString)
                .toList();
        return unused.isEmpty() ? "" : name + ": " + command + " does not use " + String.join(", ", unused);
    }
}

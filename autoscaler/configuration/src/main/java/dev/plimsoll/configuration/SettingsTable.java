package dev.plimsoll.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every key of the configuration with what is said of it, from {@code settings.yaml} beside this class: the one source of the
 * comments of 'config print', of the reference page, of the ranges that are enforced, and of which command uses what.
 */
final class SettingsTable {

    private static final String RESOURCE = "settings.yaml";
    private static final String ANY = "*";

    static final SettingsTable BUNDLED = bundled();

    private final Map<String, SettingDescription> settings = new LinkedHashMap<>();
    private final Map<String, String> moved = new LinkedHashMap<>();

    private SettingsTable(Contents contents) {
        settings.putAll(contents.keys());
        moved.putAll(contents.moved());
    }

    /** The file: keys in the order of the reference, and where keys of former versions have gone. */
    private record Contents(Map<String, SettingDescription> keys, Map<String, String> moved) {}

    private static SettingsTable bundled() {
        try (InputStream table = SettingsTable.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program: build it again");
            }
            String yaml = new String(table.readAllBytes(), StandardCharsets.UTF_8);
            return new SettingsTable(SettingsYaml.value(SettingsYaml.tree(yaml), Contents.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is said of this key, or of any in its place; null if nothing is. */
    @Nullable
    SettingDescription of(List<String> path) {
        SettingDescription exact = settings.get(String.join(".", path));
        for (int i = 0; exact == null && i < path.size(); i++) {
            var any = new ArrayList<>(path);
            any.set(i, ANY);
            exact = settings.get(String.join(".", any));
        }
        return exact;
    }

    /** Where a key of a former version has gone; null if it never was one. */
    @Nullable
    String moved(List<String> path) {
        return moved.get(String.join(".", path));
    }

    /** The commands that use a key: what is said of it, or of the section nearest above it. */
    List<String> usedBy(List<String> path) {
        for (int length = path.size(); length > 0; length--) {
            SettingDescription setting = of(path.subList(0, length));
            if (setting != null && setting.usedBy() != null) {
                return setting.usedBy();
            }
        }
        return List.of();
    }

    /** All keys in the order of the reference. */
    Map<String, SettingDescription> all() {
        return Collections.unmodifiableMap(settings);
    }
}

package dev.plimsoll.configuration;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads a YAML file over the defaults of a record: what the file leaves out keeps its default; what the record does not
 * know, and a key without a value or given twice, is refused. Durations are written as 90s, 6m or 1h30m.
 */
public final class SettingsFile {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, new DurationText.Writer())
                    .addDeserializer(Duration.class, new DurationText.Reader())
                    .addSerializer(ExpanderChoice.class, new ExpanderText.Writer())
                    .addDeserializer(ExpanderChoice.class, new ExpanderText.Reader())
                    .addSerializer(PriorityConfig.class, new PriorityTable.Writer())
                    .addDeserializer(PriorityConfig.class, new PriorityTable.Reader()))
            .build();

    private SettingsFile() {}

    /** The settings of a file, over these defaults. */
    public static <T> T read(Path file, T defaults, Class<T> type) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException(file + ": is not a file; give a YAML file of settings");
        }
        return parse(file.toString(), Files.readString(file), defaults, type);
    }

    static <T> T parse(String name, String yaml, T defaults, Class<T> type) {
        try {
            JsonNode given = MAPPER.readTree(yaml);
            ObjectNode merged = MAPPER.valueToTree(defaults);
            if (!given.isNull() && !given.isMissingNode()) {
                merge(name, "", merged, given);
            }
            return MAPPER.treeToValue(merged, type);
        } catch (JacksonException unreadable) {
            throw new ConfigurationException(name + ": " + explain(unreadable), unreadable);
        }
    }

    /** The settings as YAML, as a file of them would say it. */
    public static String print(Object settings) {
        return MAPPER.writeValueAsString(settings).replaceFirst("^---\\R", "");
    }

    private static void merge(String name, String path, ObjectNode known, JsonNode given) {
        if (!given.isObject()) {
            throw new ConfigurationException(name + ": " + place(path) + " is " + given
                    + ", but settings with these keys are expected: " + String.join(", ", known.propertyNames()));
        }
        for (Map.Entry<String, JsonNode> setting : given.properties()) {
            String key = setting.getKey();
            JsonNode before = known.get(key);
            if (before == null) {
                throw new ConfigurationException(name + ": unknown key '" + path + key + "'; known here: "
                        + String.join(", ", known.propertyNames()));
            }
            if (setting.getValue().isNull() && !before.isNull()) {
                throw new ConfigurationException(
                        name + ": '" + path + key + "' has no value: give one, or leave the key out");
            }
            boolean hasOwnKeys = before.isObject() && !before.isEmpty(); // else whoever writes the file gives them
            if (hasOwnKeys && before instanceof ObjectNode section) {
                merge(name, path + key + ".", section, setting.getValue());
            } else {
                known.set(key, setting.getValue());
            }
        }
    }

    private static String place(String path) {
        return path.isEmpty() ? "the file" : "'" + path.substring(0, path.length() - 1) + "'";
    }

    private static String explain(JacksonException unreadable) {
        Throwable cause = unreadable.getCause() instanceof IllegalArgumentException refusal ? refusal : unreadable;
        String message = cause instanceof JacksonException jackson ? jackson.getOriginalMessage() : cause.getMessage();
        String path = unreadable.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        String where = path.isEmpty() ? "" : "'" + path.replaceFirst("^\\.", "") + "': ";
        return where + String.valueOf(message).lines().findFirst().orElse("cannot be read");
    }
}

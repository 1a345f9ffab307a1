package dev.plimsoll.configuration;

import dev.plimsoll.core.expander.ExpanderChoice;
import dev.plimsoll.core.expander.PriorityConfig;
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

/** Records of settings as YAML, and back. */
final class SettingsYaml {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addModule(new SimpleModule()
                    .addSerializer(Duration.class, new DurationText.Writer())
                    .addDeserializer(Duration.class, new DurationText.Reader())
                    .addSerializer(ExpanderChoice.class, new ExpanderText.Writer())
                    .addDeserializer(ExpanderChoice.class, new ExpanderText.Reader())
                    .addSerializer(PriorityConfig.class, new PriorityTable.Writer())
                    .addDeserializer(PriorityConfig.class, new PriorityTable.Reader()))
            .build();

    private SettingsYaml() {}

    /** What a text says, as it stands; a {@link JacksonException} if it is not YAML. */
    static JsonNode tree(String yaml) {
        return MAPPER.readTree(yaml);
    }

    /** All that a record of settings holds. */
    static ObjectNode tree(Object settings) {
        return MAPPER.valueToTree(settings);
    }

    /** The record that a tree says; a {@link JacksonException} if it cannot be one. */
    static <T> T value(JsonNode tree, Class<T> type) {
        return MAPPER.treeToValue(tree, type);
    }

    /** One key with its value, in as many lines as it takes. */
    static String print(String key, JsonNode value) {
        return MAPPER.writeValueAsString(Map.of(key, value)).replaceFirst("^---\\R", "");
    }

    /** What is wrong, in one line: where it is, and what stands there. */
    static String explain(JacksonException unreadable) {
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

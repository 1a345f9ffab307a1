package dev.plimsoll.aws.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tag that a group must carry, whatever its value if that is null. */
public record TagSelector(String key, @Nullable String value) {

    /** Reads KEY or KEY=VALUE, as in cluster-autoscaler's {@code --node-group-auto-discovery=asg:tag=}. */
    public static TagSelector parse(String text) {
        int equals = text.indexOf('=');
        String key = (equals < 0 ? text : text.substring(0, equals)).strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("the tag '" + text + "' has no key: give KEY or KEY=VALUE");
        }
        return new TagSelector(
                key, equals < 0 ? null : text.substring(equals + 1).strip());
    }

    public boolean matches(Map<String, String> tags) {
        return value == null ? tags.containsKey(key) : value.equals(tags.get(key));
    }

    @Override
    public String toString() {
        return value == null ? key : key + "=" + value;
    }
}

package dev.plimsoll.kubernetes;

import dev.plimsoll.configuration.Re2Pattern;
import dev.plimsoll.core.expander.Priorities;
import dev.plimsoll.core.expander.PriorityConfig;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The ConfigMap in which users of cluster-autoscaler say which groups come first: under the key {@code priorities}, YAML
 * with a list of patterns (RE2) for each priority. One mistake anywhere and none of it is used.
 */
public final class PriorityConfigMap {

    public static final String NAME = "cluster-autoscaler-priority-expander";
    public static final String KEY = "priorities";

    private PriorityConfigMap() {}

    /** What the ConfigMap of that name says, null if there is none. */
    public static PriorityConfig read(@Nullable ConfigMap map) {
        if (map == null) {
            return new PriorityConfig.Absent();
        }
        String text = map.getData() == null ? null : map.getData().get(KEY);
        if (text == null) {
            return new PriorityConfig.Unusable(
                    "ConfigMap " + NAME + " has no key " + KEY + ": put the patterns of groups there");
        }
        PriorityConfig config = parse(text);
        return config instanceof PriorityConfig.Unusable(String problem)
                ? new PriorityConfig.Unusable("key " + KEY + " of ConfigMap " + NAME + " " + problem)
                : config;
    }

    /** What the value of the key says; a problem is told as of "the value", which whoever shows it puts in front. */
    public static PriorityConfig parse(String yaml) {
        if (yaml.isEmpty()) {
            return new PriorityConfig.Unusable("is empty: give a list of patterns for each priority");
        }
        var rules = new ArrayList<Priorities.Rule>();
        try {
            SortedMap<Long, List<String>> patterns = PriorityYaml.read(yaml);
            for (Map.Entry<Long, List<String>> entry : patterns.entrySet()) {
                rules.add(rule(entry.getKey(), entry.getValue()));
            }
        } catch (YamlEngineException unreadable) {
            return new PriorityConfig.Unusable("is not YAML: " + unreadable.getMessage());
        } catch (IllegalArgumentException wrong) {
            return new PriorityConfig.Unusable(String.valueOf(wrong.getMessage()));
        }
        return new PriorityConfig.Sound(new Priorities(rules));
    }

    private static Priorities.Rule rule(long priority, List<String> patterns) {
        var compiled = new ArrayList<Priorities.NamePattern>();
        for (String pattern : patterns) {
            compiled.add(compile(pattern));
        }
        return new Priorities.Rule(priority, compiled);
    }

    private static Re2Pattern compile(String pattern) {
        try {
            return Re2Pattern.of(pattern);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("has an unusable pattern: " + wrong.getMessage(), wrong);
        }
    }
}

package dev.plimsoll.core.template;

import dev.plimsoll.core.model.GroupOptions;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags k8s.io/cluster-autoscaler/node-template/autoscaling-options/* as cluster-autoscaler 1.36 does
 * (cloudprovider/aws/auto_scaling_groups.go): numbers, Go's durations, true or false. What it cannot read is passed over.
 */
final class OptionTags {

    /** How those tags begin. */
    static final String PREFIX = NodeTemplateTags.TEMPLATE + "autoscaling-options/";

    /** Neither NaN nor infinity: those would let every node go, or none. */
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,2})?");

    private static final String NUMBER = "give a number such as 0.5";
    private static final String TIME = "give a time with a unit, such as 10m";
    private static final String WORD = "give true or false";

    private final SortedMap<String, String> tags = new TreeMap<>();
    private final BiConsumer<String, String> complain;

    /** Complains of a tag's key with the remedy. */
    OptionTags(BiConsumer<String, String> complain) {
        this.complain = complain;
    }

    void add(String key, String value) {
        tags.put(key.substring(PREFIX.length()), value);
    }

    String valueOf(String key) {
        return tags.getOrDefault(key.substring(PREFIX.length()), "");
    }

    GroupOptions read() {
        return new GroupOptions(
                number("scaledownutilizationthreshold"),
                number("scaledowngpuutilizationthreshold"),
                time("scaledownunneededtime"),
                time("scaledownunreadytime"),
                time("maxnodeprovisiontime"),
                trueOrFalse("ignoredaemonsetsutilization"));
    }

    private @Nullable Double number(String name) {
        String text = tags.get(name);
        if (text == null) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            complain.accept(PREFIX + name, NUMBER);
            return null;
        }
        return Double.valueOf(text);
    }

    private @Nullable Duration time(String name) {
        String text = tags.get(name);
        Duration time = text == null ? null : GoDuration.parse(text);
        if (text != null && (time == null || time.isNegative())) {
            complain.accept(PREFIX + name, TIME);
            return null;
        }
        return time;
    }

    private @Nullable Boolean trueOrFalse(String name) {
        String text = tags.get(name);
        if (text == null) {
            return null;
        }
        if (List.of("1", "t", "T", "true", "TRUE", "True").contains(text)) {
            return true;
        }
        if (List.of("0", "f", "F", "false", "FALSE", "False").contains(text)) {
            return false;
        }
        complain.accept(PREFIX + name, WORD);
        return null;
    }
}

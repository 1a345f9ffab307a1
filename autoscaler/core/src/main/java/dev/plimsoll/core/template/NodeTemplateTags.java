package dev.plimsoll.core.template;

import dev.plimsoll.core.model.GroupOptions;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the tags of an Auto Scaling group say of its nodes, as cluster-autoscaler reads them:
 * k8s.io/cluster-autoscaler/node-template/label/KEY, .../taint/KEY with VALUE:EFFECT, .../resources/NAME with a quantity, and
 * .../autoscaling-options/NAME.
 * A tag that cannot be understood is passed over, and is a warning that names it with its value and the remedy. Amounts are in
 * thousandths of a core for cpu, and in whole units for all else.
 */
public record NodeTemplateTags(
        SortedMap<String, String> labels,
        List<Taint> taints,
        SortedMap<String, Long> amounts,
        GroupOptions options,
        List<String> warnings) {

    public static final NodeTemplateTags NONE =
            new NodeTemplateTags(ImmutableMaps.empty(), List.of(), ImmutableMaps.empty(), GroupOptions.NONE, List.of());

    /** How every tag about nodes begins. */
    public static final String TEMPLATE = "k8s.io/cluster-autoscaler/node-template/";

    /** How those of labels begin; the label's key follows. */
    public static final String LABEL = TEMPLATE + "label/";

    /** How those of taints begin; the taint's key follows, and VALUE:EFFECT is the value. */
    public static final String TAINT = TEMPLATE + "taint/";

    private static final String RESOURCES = TEMPLATE + "resources/";
    private static final String PODS = "pods";

    public NodeTemplateTags {
        labels = ImmutableMaps.copyOf(labels);
        taints = List.copyOf(taints);
        amounts = ImmutableMaps.copyOf(amounts);
        warnings = List.copyOf(warnings);
    }

    /** Reads the tags in the order of their keys; those with other keys say nothing of nodes. */
    public static NodeTemplateTags of(Map<String, String> tags) {
        var reading = new Reading();
        new TreeMap<>(tags).forEach(reading::add);
        GroupOptions options = reading.options.read();
        return new NodeTemplateTags(reading.labels, reading.taints, reading.amounts, options, reading.warnings);
    }

    /** The amounts with those of the tags in place of theirs. */
    public Resources over(Resources given) {
        if (amounts.isEmpty()) {
            return given;
        }
        var others = new TreeMap<>(given.others());
        amounts.forEach((name, amount) -> {
            if (!name.equals(Resources.CPU) && !name.equals(Resources.MEMORY) && !name.equals(PODS)) {
                others.put(name, amount);
            }
        });
        return new Resources(
                amounts.getOrDefault(Resources.CPU, given.cpuMillis()),
                amounts.getOrDefault(Resources.MEMORY, given.memoryBytes()),
                (int) Math.min(Integer.MAX_VALUE, amounts.getOrDefault(PODS, (long) given.pods())),
                others);
    }

    private static final class Reading {

        private final SortedMap<String, String> labels = new TreeMap<>();
        private final List<Taint> taints = new ArrayList<>();
        private final SortedMap<String, Long> amounts = new TreeMap<>();
        private final List<String> warnings = new ArrayList<>();
        private final OptionTags options = new OptionTags(this::warnOfOption);

        void add(String key, String value) {
            if (key.equals(LABEL) || key.equals(TAINT) || key.equals(RESOURCES)) {
                warn(key, value, "name something after the last slash");
            } else if (key.startsWith(LABEL)) {
                labels.put(key.substring(LABEL.length()), value);
            } else if (key.startsWith(TAINT)) {
                addTaint(key, value);
            } else if (key.startsWith(RESOURCES)) {
                addAmount(key, value);
            } else if (key.startsWith(OptionTags.PREFIX)) {
                options.add(key, value);
            }
        }

        private void warnOfOption(String key, String remedy) {
            warn(key, options.valueOf(key), remedy);
        }

        private void addTaint(String key, String value) {
            int colon = value.lastIndexOf(':');
            Taint.Effect effect = colon < 0 ? null : effect(value.substring(colon + 1));
            if (effect == null) {
                warn(key, value, "give VALUE:EFFECT, such as batch:NoSchedule");
            } else {
                taints.add(new Taint(key.substring(TAINT.length()), value.substring(0, colon), effect));
            }
        }

        private static Taint.@Nullable Effect effect(String word) {
            return switch (word) {
                case "NoSchedule" -> Taint.Effect.NO_SCHEDULE;
                case "PreferNoSchedule" -> Taint.Effect.PREFER_NO_SCHEDULE;
                case "NoExecute" -> Taint.Effect.NO_EXECUTE;
                default -> null;
            };
        }

        private void addAmount(String key, String value) {
            String name = key.substring(RESOURCES.length());
            BigDecimal amount = QuantityText.read(value);
            Long whole = amount == null || amount.signum() < 0 ? null : whole(name, amount);
            if (whole == null) {
                warn(key, value, "give an amount of 0 or more with a unit, such as 500m or 2Gi");
            } else {
                amounts.put(name, whole);
            }
        }

        /** Rounded up; null if it is too much to count. */
        private static @Nullable Long whole(String name, BigDecimal amount) {
            BigDecimal units = name.equals(Resources.CPU) ? amount.movePointRight(3) : amount;
            if (units.precision() - units.scale() > 19) {
                return null;
            }
            BigDecimal whole = units.setScale(0, RoundingMode.CEILING);
            return whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                    ? null
                    : Long.valueOf(whole.longValueExact());
        }

        private void warn(String key, String value, String remedy) {
            warnings.add("the tag " + key + " is \"" + value + "\", which says nothing of nodes and is passed over: "
                    + remedy);
        }
    }
}

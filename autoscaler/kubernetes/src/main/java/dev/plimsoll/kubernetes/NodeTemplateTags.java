package dev.plimsoll.kubernetes;

import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.model.Taint;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the tags of an Auto Scaling group say of its nodes, as cluster-autoscaler reads them:
 * k8s.io/cluster-autoscaler/node-template/label/KEY, .../taint/KEY with VALUE:EFFECT, and .../resources/NAME with a quantity.
 */
public record NodeTemplateTags(
        SortedMap<String, String> labels, List<Taint> taints, SortedMap<String, Quantity> resources, String place) {

    private static final String TEMPLATE = "k8s.io/cluster-autoscaler/node-template/";
    private static final String LABEL = TEMPLATE + "label/";
    private static final String TAINT = TEMPLATE + "taint/";
    private static final String RESOURCES = TEMPLATE + "resources/";

    public NodeTemplateTags {
        labels = ImmutableMaps.copyOf(labels);
        taints = List.copyOf(taints);
        resources = ImmutableMaps.copyOf(resources);
    }

    /** Tags with other keys are passed over; a value that cannot be read is an {@link UnreadableObjectException} of the place. */
    public static NodeTemplateTags of(Map<String, String> tags, String place) {
        var labels = new TreeMap<String, String>();
        var taints = new ArrayList<Taint>();
        var resources = new TreeMap<String, Quantity>();
        new TreeMap<>(tags).forEach((key, value) -> {
            if (key.startsWith(LABEL)) {
                labels.put(key.substring(LABEL.length()), value);
            } else if (key.startsWith(TAINT)) {
                taints.add(taint(key, value, place));
            } else if (key.startsWith(RESOURCES)) {
                var quantity = new Quantity(value);
                ExactAmounts.whole("the tag " + key, quantity, place);
                resources.put(key.substring(RESOURCES.length()), quantity);
            }
        });
        return new NodeTemplateTags(labels, taints, resources, place);
    }

    private static Taint taint(String key, String value, String place) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new UnreadableObjectException(
                    place, "the tag " + key + " is \"" + value + "\": give VALUE:EFFECT, such as batch:NoSchedule");
        }
        return new Taint(
                key.substring(TAINT.length()),
                value.substring(0, colon),
                Tolerations.hardOrSoft(value.substring(colon + 1), place));
    }

    /** The amounts with those of the tags in place of theirs. */
    public Resources over(Resources amounts) {
        ExactAmounts tagged = ExactAmounts.of(resources, place);
        Resources named = tagged.roundedWithPods(place);
        var others = new TreeMap<>(amounts.others());
        others.putAll(named.others());
        return new Resources(
                tagged.has(ExactAmounts.CPU) ? named.cpuMillis() : amounts.cpuMillis(),
                tagged.has(ExactAmounts.MEMORY) ? named.memoryBytes() : amounts.memoryBytes(),
                tagged.has(ExactAmounts.PODS) ? named.pods() : amounts.pods(),
                others);
    }
}

package dev.plimsoll.core.template;

import dev.plimsoll.core.model.StartupTaints;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Labels and taints of the next node of a group. What its nodes bear wins over what somebody says of them, and what none of
 * them bears is not believed; of its place and its type nobody else has a say.
 */
final class NodeMarks {

    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d+");
    private static final String LINUX = "linux";

    private NodeMarks() {}

    static SortedMap<String, String> labels(GroupSpec group, String zone, SeenNodes.@Nullable Traits traits) {
        var labels = new TreeMap<String, String>();
        labels.put(WellKnown.OPERATING_SYSTEM, LINUX);
        labels.putAll(architecture(group));
        labels.putAll(group.marks().labels());
        if (traits != null) {
            SortedMap<String, String> borne = traits.any().labels();
            group.marks().labels().keySet().stream()
                    .filter(label -> !borne.containsKey(label) && !SeenNodes.isIndividual(label))
                    .forEach(labels::remove);
            labels.putAll(traits.all().labels());
        }
        labels.keySet().removeIf(String::isEmpty);
        labels.putAll(place(zone));
        if (group.types().size() == 1) {
            labels.put(WellKnown.INSTANCE_TYPE, group.expectedType().name());
        }
        addOldNames(labels);
        return labels;
    }

    private static SortedMap<String, String> architecture(GroupSpec group) {
        var label = new TreeMap<String, String>();
        String expected = group.expectedType().type().architecture();
        if (group.types().stream().allMatch(offer -> offer.type().architecture().equals(expected))) {
            label.put(WellKnown.ARCHITECTURE, expected);
        }
        return label;
    }

    /** A local zone, such as us-west-2-lax-1a, is of the region us-west-2. */
    private static SortedMap<String, String> place(String zone) {
        var labels = new TreeMap<String, String>();
        labels.put(WellKnown.ZONE, zone);
        labels.put(WellKnown.EBS_ZONE, zone);
        Matcher region = REGION.matcher(zone);
        if (region.lookingAt()) {
            labels.put(WellKnown.REGION, region.group());
        }
        return labels;
    }

    /** The names of before Kubernetes 1.14 and 1.17, which kubelet and cloud controller still set. */
    private static void addOldNames(SortedMap<String, String> labels) {
        copy(labels, WellKnown.INSTANCE_TYPE, WellKnown.INSTANCE_TYPE_BETA);
        copy(labels, WellKnown.ARCHITECTURE, WellKnown.ARCHITECTURE_BETA);
        copy(labels, WellKnown.OPERATING_SYSTEM, WellKnown.OPERATING_SYSTEM_BETA);
        copy(labels, WellKnown.ZONE, WellKnown.ZONE_BETA);
        copy(labels, WellKnown.REGION, WellKnown.REGION_BETA);
    }

    private static void copy(SortedMap<String, String> labels, String name, String oldName) {
        String value = labels.get(name);
        if (value != null) {
            labels.put(oldName, value);
        }
    }

    static List<Taint> taints(GroupSpec group, SeenNodes.@Nullable Traits traits) {
        if (traits == null) {
            return group.marks().taints();
        }
        var taints = new ArrayList<>(group.marks().taints());
        taints.removeIf(taint -> !traits.any().taints().contains(taint) && !StartupTaints.isPassing(taint));
        traits.all().taints().stream().filter(taint -> !taints.contains(taint)).forEach(taints::add);
        return taints;
    }
}

package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.TagSelector;
import dev.plimsoll.core.model.ImmutableMaps;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What makes a group ours: it has every one of these tags, if there are any, or it is named. */
public record OwnershipTags(List<TagSelector> selectors, SortedMap<String, NamedGroup> named) {

    public OwnershipTags {
        selectors = List.copyOf(selectors);
        named = ImmutableMaps.copyOf(named);
        if (selectors.isEmpty() && named.isEmpty()) {
            throw new IllegalArgumentException("no tags to find groups by: every group of the account would be taken;"
                    + " name some, such as k8s.io/cluster-autoscaler/enabled and k8s.io/cluster-autoscaler/CLUSTER");
        }
    }

    /** Reads each as KEY or KEY=VALUE. */
    public static OwnershipTags parse(List<String> tags) {
        return new OwnershipTags(tags.stream().map(TagSelector::parse).toList(), ImmutableMaps.empty());
    }

    /** The same, and the groups that these name. */
    public OwnershipTags and(List<NamedGroup> groups) {
        var all = new TreeMap<>(named);
        groups.forEach(group -> all.put(group.name(), group));
        return new OwnershipTags(selectors, all);
    }

    /** Groups with these names alone. */
    public static OwnershipTags ofNames(List<NamedGroup> groups) {
        return new OwnershipTags(
                List.of(),
                ImmutableMaps.copyOf(groups.stream().collect(Collectors.toMap(NamedGroup::name, group -> group))));
    }

    /** Those that cluster-autoscaler is told to look for in a cluster. */
    public static OwnershipTags ofCluster(String name) {
        return parse(List.of("k8s.io/cluster-autoscaler/enabled", "k8s.io/cluster-autoscaler/" + name));
    }

    /** Why a group is not ours (any more); null if it is. */
    @Nullable
    String whyNotOurs(String group, Map<String, String> tags) {
        if (named.containsKey(group)) {
            return null;
        }
        if (selectors.isEmpty()) {
            return "is not among the groups that are named";
        }
        return selectors.stream()
                .filter(selector -> !selector.matches(tags))
                .findFirst()
                .map(missing -> "does not carry the tag " + missing + " any more")
                .orElse(null);
    }

    /** The sizes of a group with these of AWS. */
    AutoScalingGroup.Bounds bounds(String group, AutoScalingGroup.Bounds ofAws) {
        NamedGroup said = named.get(group);
        return said == null ? ofAws : said.within(ofAws);
    }

    @Override
    public String toString() {
        String tagged = selectors.isEmpty()
                ? ""
                : "tagged " + selectors.stream().map(TagSelector::toString).collect(Collectors.joining(", "));
        String names = named.isEmpty() ? "" : "named " + String.join(", ", named.keySet());
        return tagged.isEmpty() || names.isEmpty() ? tagged + names : tagged + ", or " + names;
    }
}

package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.TagSelector;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tags that make a group ours: every one of them has to be there. */
public record OwnershipTags(List<TagSelector> selectors) {

    public OwnershipTags {
        selectors = List.copyOf(selectors);
        if (selectors.isEmpty()) {
            throw new IllegalArgumentException("no tags to find groups by: every group of the account would be taken;"
                    + " name some, such as k8s.io/cluster-autoscaler/enabled and k8s.io/cluster-autoscaler/CLUSTER");
        }
    }

    /** Reads each as KEY or KEY=VALUE. */
    public static OwnershipTags parse(List<String> tags) {
        return new OwnershipTags(tags.stream().map(TagSelector::parse).toList());
    }

    /** Those that cluster-autoscaler is told to look for in a cluster. */
    public static OwnershipTags ofCluster(String name) {
        return parse(List.of("k8s.io/cluster-autoscaler/enabled", "k8s.io/cluster-autoscaler/" + name));
    }

    /** The first that these do not have; null if they have all. */
    @Nullable
    TagSelector missingFrom(Map<String, String> tags) {
        return selectors.stream()
                .filter(selector -> !selector.matches(tags))
                .findFirst()
                .orElse(null);
    }

    @Override
    public String toString() {
        return selectors.stream().map(TagSelector::toString).collect(Collectors.joining(", "));
    }
}

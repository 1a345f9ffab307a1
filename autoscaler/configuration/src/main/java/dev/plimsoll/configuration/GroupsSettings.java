package dev.plimsoll.configuration;

import dev.plimsoll.core.model.SpotPrices;
import java.util.List;

/**
 * Which groups are ours: those with the tags that cluster-autoscaler is told to look for in the cluster of this name, or, if
 * any are given, those with all of these tags (KEY or KEY=VALUE); and those named (NAME or NAME=MIN:MAX). And what is taken for the price of a spot instance.
 */
public record GroupsSettings(String clusterName, List<String> tags, List<String> names, SpotPrices spot) {

    public static final GroupsSettings DEFAULT = new GroupsSettings("", List.of(), List.of(), SpotPrices.DEFAULT);

    /** What stands for the name in what we hand out to be filled in. */
    private static final String PLACEHOLDER = "CLUSTER";

    public GroupsSettings {
        if (clusterName.equals(PLACEHOLDER)) {
            throw new IllegalArgumentException(
                    "groups.clusterName is still " + PLACEHOLDER + ": put your cluster's name in its place");
        }
        if (!clusterName.strip().equals(clusterName)) {
            throw new IllegalArgumentException(
                    "groups.clusterName is '" + clusterName + "': leave out the blanks around it");
        }
        for (String tag : tags) {
            if (tag.isBlank() || tag.strip().startsWith("=")) {
                throw new IllegalArgumentException(
                        "groups.tags has '" + tag + "', which has no key: give KEY or KEY=VALUE");
            }
        }
        tags = List.copyOf(tags);
        names = List.copyOf(names);
    }

    /** Whether anything says which groups are ours. */
    public boolean nameSome() {
        return !tags.isEmpty() || !clusterName.isEmpty() || !names.isEmpty();
    }
}

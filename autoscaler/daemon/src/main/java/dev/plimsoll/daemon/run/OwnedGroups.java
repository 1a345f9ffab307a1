package dev.plimsoll.daemon.run;

import dev.plimsoll.aws.NamedGroup;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.configuration.GroupsSettings;
import java.util.List;

/** Which groups a configuration makes ours. */
public final class OwnedGroups {

    private OwnedGroups() {}

    /** The tags that a group must bear; a {@link ConfigurationException} if neither they nor the cluster are named. */
    public static OwnershipTags tags(GroupsSettings groups) {
        if (!groups.nameSome()) {
            throw new ConfigurationException(
                    "groups.clusterName is empty: name the cluster, so that its groups are found"
                            + " by the tags k8s.io/cluster-autoscaler/enabled and k8s.io/cluster-autoscaler/NAME, or give"
                            + " groups.tags or groups.names");
        }
        List<NamedGroup> named = named(groups.names());
        if (groups.tags().isEmpty() && groups.clusterName().isEmpty()) {
            return OwnershipTags.ofNames(named);
        }
        OwnershipTags tagged = groups.tags().isEmpty()
                ? OwnershipTags.ofCluster(groups.clusterName())
                : OwnershipTags.parse(groups.tags());
        return tagged.and(named);
    }

    private static List<NamedGroup> named(List<String> names) {
        try {
            return names.stream().map(NamedGroup::parse).toList();
        } catch (IllegalArgumentException bad) {
            throw new ConfigurationException("groups.names: " + bad.getMessage(), bad);
        }
    }
}

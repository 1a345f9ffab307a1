package dev.plimsoll.daemon.run;

import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.configuration.ConfigurationException;
import dev.plimsoll.configuration.GroupsSettings;

/** Which groups a configuration makes ours. */
public final class OwnedGroups {

    private OwnedGroups() {}

    /** The tags that a group must bear; a {@link ConfigurationException} if neither they nor the cluster are named. */
    public static OwnershipTags tags(GroupsSettings groups) {
        if (!groups.nameSome()) {
            throw new ConfigurationException(
                    "groups.clusterName is empty: name the cluster, so that its groups are found"
                            + " by the tags k8s.io/cluster-autoscaler/enabled and k8s.io/cluster-autoscaler/NAME, or give"
                            + " groups.tags");
        }
        return groups.tags().isEmpty()
                ? OwnershipTags.ofCluster(groups.clusterName())
                : OwnershipTags.parse(groups.tags());
    }
}

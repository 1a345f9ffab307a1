package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups that are ours, by their tags or names, as in cluster-autoscaler's auto-discovery and --nodes. A listing counts when its last page has
 * come; until then, and if a page fails, the one before stands and ages. A group that is not listed any more, or has lost a
 * tag, is no longer ours: hands off. For one thread at a time.
 */
public final class GroupDiscovery {

    private final AwsWire wire;
    private final OwnershipTags tags;
    private final GroupReader reader;
    private Snapshot<AutoScalingGroup> last = new Snapshot<>(List.of(), Instant.EPOCH, false);
    private @Nullable AwsException failure;

    public GroupDiscovery(AwsWire wire, OwnershipTags tags, Catalogue catalogue) {
        this.wire = wire;
        this.tags = tags;
        this.reader = new GroupReader(new LaunchTemplates(wire), new InstanceTypes(wire, catalogue), tags);
    }

    /** Lists the groups anew, in the order of names, and returns what is now known; it never throws an {@link AwsException}. */
    public Snapshot<AutoScalingGroup> refresh(Instant now) {
        try {
            last = new Snapshot<>(reader.read(listed(), now), now, true);
            failure = null;
        } catch (AwsException failed) {
            failure = failed;
        }
        return last;
    }

    /** What is known without asking; incomplete and of the beginning of time before the first listing. */
    public Snapshot<AutoScalingGroup> last() {
        return last;
    }

    /** Why the latest listing came to nothing; null if it did not. */
    public @Nullable AwsException failure() {
        return failure;
    }

    private List<GroupDescription> listed() {
        List<GroupDescription> all = new ArrayList<>();
        if (!tags.selectors().isEmpty()) {
            all.addAll(Pages.all(
                    AwsCall.DESCRIBE_AUTO_SCALING_GROUPS,
                    "groups " + tags,
                    token -> wire.groups(tags.selectors(), token)));
        }
        tags.named().keySet().forEach(name -> wire.group(name).ifPresent(all::add));
        // A group that moves from one page to another while they are read may be listed twice.
        var byName = new TreeMap<String, GroupDescription>();
        for (GroupDescription group : all) {
            if (tags.whyNotOurs(group.name(), group.settings().tags()) == null) {
                byName.put(group.name(), group);
            }
        }
        return List.copyOf(byName.values());
    }
}

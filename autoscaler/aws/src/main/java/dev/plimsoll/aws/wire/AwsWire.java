package dev.plimsoll.aws.wire;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls to AWS, each sent once: no retries, no memory. A call that is not answered as asked is an {@link AwsException}.
 * A page token is null for the first page; a page without a next token is the last.
 */
public interface AwsWire {

    /** A page of the groups that carry every one of these tags, in AWS's order. */
    Page<GroupDescription> groups(List<TagSelector> tags, @Nullable String token);

    /** One group as it is now; empty if there is none of this name. */
    Optional<GroupDescription> group(String name);

    /** A page of a group's scaling activities, newest first. */
    Page<ActivityDescription> activities(String group, @Nullable String token);

    /** Writes a group's desired capacity whatever it was before; beyond the group's bounds it is refused. */
    void setDesiredCapacity(String group, int desired);

    /** Ends an instance of a group and lowers the group's desired capacity by one. Not idempotent: a repetition may lower it again. */
    void terminateAndDecrement(String instance);

    /** One version of a launch template. */
    LaunchTemplateVersion launchTemplateVersion(LaunchTemplateReference template);

    /** A launch configuration, as if it were the first version of a launch template. */
    LaunchTemplateVersion launchConfiguration(String name);

    /** A page of the types of these names, {@value #MAX_TYPE_NAMES} at most; names that AWS does not know are left out. */
    Page<InstanceTypeDescription> instanceTypes(List<String> names, @Nullable String token);

    /** How many names one question about instance types may hold. */
    int MAX_TYPE_NAMES = 100;
}

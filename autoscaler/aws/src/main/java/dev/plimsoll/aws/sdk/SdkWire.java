package dev.plimsoll.aws.sdk;

import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import dev.plimsoll.aws.wire.Page;
import dev.plimsoll.aws.wire.TagSelector;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;

/**
 * The wire over the AWS SDK: each call is sent once, with the SDK's own retries switched off. Endpoint, region and
 * credentials come from the standard environment; for many threads at a time.
 */
public final class SdkWire implements AwsWire, AutoCloseable {

    private static final int LARGEST_PAGE = 100;

    private final AutoScalingClient autoScaling;
    private final Ec2Client ec2;

    SdkWire(SdkClients clients) {
        this.autoScaling = clients.autoScaling();
        this.ec2 = clients.ec2();
    }

    /**
     * As the environment says: AWS_REGION, AWS_ENDPOINT_URL, and credentials by the SDK's default chain. Without a region, an
     * {@link IllegalStateException}; credentials are looked for with the first call.
     */
    public static SdkWire fromEnvironment() {
        return new SdkWire(SdkClients.fromEnvironment());
    }

    /** The region that is spoken to, such as eu-central-1. */
    public String region() {
        return ec2.serviceClientConfiguration().region().id();
    }

    @Override
    public Page<GroupDescription> groups(List<TagSelector> tags, @Nullable String token) {
        return Sending.of(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, "all groups").send(() -> {
            DescribeAutoScalingGroupsResponse answer = autoScaling.describeAutoScalingGroups(request -> request.filters(
                            tags.stream().map(SdkWire::filter).toList())
                    .maxRecords(LARGEST_PAGE)
                    .nextToken(token));
            Answers.require(answer.responseMetadata());
            return new Page<>(
                    answer.autoScalingGroups().stream().map(Groups::read).toList(), Answers.token(answer.nextToken()));
        });
    }

    private static Filter filter(TagSelector tag) {
        String value = tag.value();
        return value == null
                ? Filter.builder().name("tag-key").values(tag.key()).build()
                : Filter.builder().name("tag:" + tag.key()).values(value).build();
    }

    @Override
    public Optional<GroupDescription> group(String name) {
        return Sending.of(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, "group " + name).send(() -> {
            DescribeAutoScalingGroupsResponse answer =
                    autoScaling.describeAutoScalingGroups(request -> request.autoScalingGroupNames(name));
            Answers.require(answer.responseMetadata());
            return answer.autoScalingGroups().stream()
                    .filter(group -> name.equals(group.autoScalingGroupName()))
                    .findFirst()
                    .map(Groups::read);
        });
    }

    @Override
    public Page<ActivityDescription> activities(String group, @Nullable String token) {
        return Sending.of(AwsCall.DESCRIBE_SCALING_ACTIVITIES, "group " + group).send(() -> {
            var answer = autoScaling.describeScalingActivities(request ->
                    request.autoScalingGroupName(group).maxRecords(LARGEST_PAGE).nextToken(token));
            Answers.require(answer.responseMetadata());
            return new Page<>(
                    answer.activities().stream().map(Groups::read).toList(), Answers.token(answer.nextToken()));
        });
    }

    @Override
    public void setDesiredCapacity(String group, int desired) {
        Sending.of(AwsCall.SET_DESIRED_CAPACITY, "group " + group + " to " + desired)
                .send(() -> Answers.require(autoScaling
                        .setDesiredCapacity(request -> request.autoScalingGroupName(group)
                                .desiredCapacity(desired)
                                .honorCooldown(false))
                        .responseMetadata()));
    }

    @Override
    public void terminateAndDecrement(String instance) {
        Sending.of(AwsCall.TERMINATE_INSTANCE, "instance " + instance)
                .send(() -> Answers.require(autoScaling
                        .terminateInstanceInAutoScalingGroup(
                                request -> request.instanceId(instance).shouldDecrementDesiredCapacity(true))
                        .responseMetadata()));
    }

    @Override
    public LaunchTemplateVersion launchTemplateVersion(LaunchTemplateReference template) {
        return Sending.of(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, "launch template " + template)
                .send(() -> {
                    DescribeLaunchTemplateVersionsResponse answer =
                            ec2.describeLaunchTemplateVersions(request -> request.launchTemplateId(template.id())
                                    .launchTemplateName(template.id() == null ? template.name() : null)
                                    .versions(template.version()));
                    Answers.require(answer.responseMetadata());
                    return answer.launchTemplateVersions().stream()
                            .findFirst()
                            .map(Machines::read)
                            .orElseThrow(NotThereException::new);
                });
    }

    @Override
    public LaunchTemplateVersion launchConfiguration(String name) {
        return Sending.of(AwsCall.DESCRIBE_LAUNCH_CONFIGURATIONS, "launch configuration " + name)
                .send(() -> {
                    var answer =
                            autoScaling.describeLaunchConfigurations(request -> request.launchConfigurationNames(name));
                    Answers.require(answer.responseMetadata());
                    return answer.launchConfigurations().stream()
                            .findFirst()
                            .map(Groups::read)
                            .orElseThrow(NotThereException::new);
                });
    }

    @Override
    public Page<InstanceTypeDescription> instanceTypes(List<String> names, @Nullable String token) {
        return Sending.of(AwsCall.DESCRIBE_INSTANCE_TYPES, names.size() + " types")
                .send(() -> {
                    // A filter passes over names that EC2 does not know; asking for them by name would fail for all.
                    var named = software.amazon.awssdk.services.ec2.model.Filter.builder()
                            .name("instance-type")
                            .values(names)
                            .build();
                    var answer = ec2.describeInstanceTypes(request ->
                            request.filters(named).maxResults(LARGEST_PAGE).nextToken(token));
                    Answers.require(answer.responseMetadata());
                    return new Page<>(
                            answer.instanceTypes().stream().map(Machines::read).toList(),
                            Answers.token(answer.nextToken()));
                });
    }

    @Override
    public void close() {
        autoScaling.close();
        ec2.close();
    }
}

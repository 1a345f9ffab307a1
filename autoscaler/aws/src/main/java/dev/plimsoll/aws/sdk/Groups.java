package dev.plimsoll.aws.sdk;

import static dev.plimsoll.aws.sdk.Answers.orEmpty;
import static dev.plimsoll.aws.sdk.Answers.present;

import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.Activity;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstancesDistribution;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;

/** Answers of Auto Scaling in our words. */
final class Groups {

    private Groups() {}

    static GroupDescription read(AutoScalingGroup group) {
        var tags = new TreeMap<String, String>();
        group.tags().forEach(tag -> tags.put(present(tag.key(), "the key of a tag"), orEmpty(tag.value())));
        return new GroupDescription(
                present(group.autoScalingGroupName(), "the name of a group"),
                new GroupDescription.Size(
                        present(group.minSize(), "the minimum of a group"),
                        present(group.maxSize(), "the maximum of a group"),
                        present(group.desiredCapacity(), "the desired capacity of a group")),
                launch(group),
                new GroupDescription.Settings(
                        group.availabilityZones(),
                        tags,
                        group.suspendedProcesses().stream()
                                .map(SuspendedProcess::processName)
                                .toList(),
                        group.status() != null),
                group.instances().stream().map(Groups::read).toList());
    }

    private static InstanceDescription read(Instance instance) {
        return new InstanceDescription(
                orEmpty(instance.instanceId()),
                orEmpty(instance.availabilityZone()),
                orEmpty(instance.lifecycleStateAsString()),
                orEmpty(instance.instanceType()),
                weight(instance.weightedCapacity()));
    }

    private static Launch launch(AutoScalingGroup group) {
        MixedInstancesPolicy policy = group.mixedInstancesPolicy();
        if (policy != null && policy.launchTemplate() != null) {
            LaunchTemplateReference template = reference(policy.launchTemplate().launchTemplateSpecification());
            return template == null ? new Launch.Unknown() : mixed(policy, template);
        }
        LaunchTemplateReference template = reference(group.launchTemplate());
        if (template != null) {
            return new Launch.FromTemplate(template);
        }
        String configuration = group.launchConfigurationName();
        return configuration == null ? new Launch.Unknown() : new Launch.FromConfiguration(configuration);
    }

    private static Launch mixed(MixedInstancesPolicy policy, LaunchTemplateReference template) {
        return new Launch.Mixed(
                template,
                policy.launchTemplate().overrides().stream()
                        .map(Groups::override)
                        .toList(),
                distribution(policy.instancesDistribution()));
    }

    private static Launch.TypeOverride override(LaunchTemplateOverrides override) {
        return new Launch.TypeOverride(
                override.instanceType(),
                weight(override.weightedCapacity()),
                reference(override.launchTemplateSpecification()));
    }

    private static int weight(@Nullable String said) {
        return said == null || said.isEmpty() ? 1 : Integer.parseInt(said);
    }

    /** What AWS takes when nothing is said: all on demand. */
    private static Launch.Distribution distribution(@Nullable InstancesDistribution shares) {
        Integer base = shares == null ? null : shares.onDemandBaseCapacity();
        Integer percentage = shares == null ? null : shares.onDemandPercentageAboveBaseCapacity();
        return new Launch.Distribution(
                base == null ? 0 : base,
                percentage == null ? 100 : percentage,
                new Launch.CheapestFirst(
                        shares != null && isByPrice(shares.onDemandAllocationStrategy()),
                        shares != null && isByPrice(shares.spotAllocationStrategy())));
    }

    private static boolean isByPrice(@Nullable String strategy) {
        return "lowest-price".equals(strategy) || "price-capacity-optimized".equals(strategy);
    }

    private static @Nullable LaunchTemplateReference reference(@Nullable LaunchTemplateSpecification template) {
        if (template == null || (template.launchTemplateId() == null && template.launchTemplateName() == null)) {
            return null;
        }
        String version = template.version();
        return new LaunchTemplateReference(
                template.launchTemplateId(),
                template.launchTemplateName(),
                version == null ? LaunchTemplateReference.DEFAULT_VERSION : version);
    }

    /** It asks for spot by naming the most that it would pay; it has no versions. */
    static LaunchTemplateVersion read(LaunchConfiguration configuration) {
        String type = configuration.instanceType();
        return new LaunchTemplateVersion(
                1, type == null || type.isEmpty() ? null : type, configuration.spotPrice() != null);
    }

    static ActivityDescription read(Activity activity) {
        return new ActivityDescription(
                present(activity.activityId(), "the id of an activity"),
                orEmpty(activity.description()),
                present(activity.startTime(), "the start of an activity"),
                new ActivityDescription.Status(
                        orEmpty(activity.statusCodeAsString()), orEmpty(activity.statusMessage())),
                orEmpty(activity.details()));
    }
}

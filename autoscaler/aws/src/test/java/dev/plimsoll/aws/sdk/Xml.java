package dev.plimsoll.aws.sdk;

import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers in the Query protocol of Auto Scaling and the EC2 protocol, as AWS writes them. */
final class Xml {

    static final String REQUEST = "11112222-3333-4444-5555-666677778888";

    private Xml() {}

    static String autoScaling(String action, String result) {
        return "<" + action + "Response xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">"
                + tag(action + "Result", result)
                + tag("ResponseMetadata", tag("RequestId", REQUEST)) + "</" + action + "Response>";
    }

    static String ec2(String action, String result) {
        return "<" + action + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">" + tag("requestId", REQUEST)
                + result + "</" + action + "Response>";
    }

    static String autoScalingError(String code, String message) {
        return "<ErrorResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">"
                + tag("Error", tag("Type", "Sender") + tag("Code", code) + tag("Message", text(message)))
                + tag("RequestId", REQUEST) + "</ErrorResponse>";
    }

    static String ec2Error(String code, String message) {
        return tag(
                "Response",
                tag("Errors", tag("Error", tag("Code", code) + tag("Message", text(message))))
                        + tag("RequestID", REQUEST));
    }

    static String groups(List<GroupDescription> groups, @Nullable String token) {
        return tag("AutoScalingGroups", members(groups, Xml::group)) + optional("NextToken", token);
    }

    static String activities(List<ActivityDescription> activities, @Nullable String token) {
        return tag("Activities", members(activities, Xml::activity)) + optional("NextToken", token);
    }

    private static String group(GroupDescription group) {
        return tag("AutoScalingGroupName", text(group.name()))
                + tag("MinSize", group.size().min())
                + tag("MaxSize", group.size().max())
                + tag("DesiredCapacity", group.size().desired())
                + launch(group.launch())
                + tag("AvailabilityZones", members(group.settings().zones(), Xml::text))
                + tag("Instances", members(group.instances(), Xml::instance))
                + tag(
                        "Tags",
                        members(
                                List.copyOf(group.settings().tags().entrySet()),
                                entry -> tag("Key", text(entry.getKey()))
                                        + tag("Value", text(entry.getValue()))
                                        + tag("PropagateAtLaunch", "true")))
                + tag(
                        "SuspendedProcesses",
                        members(group.settings().suspendedProcesses(), name -> tag("ProcessName", name)));
    }

    private static String launch(Launch launch) {
        return switch (launch) {
            case Launch.FromTemplate(LaunchTemplateReference template) -> tag("LaunchTemplate", reference(template));
            case Launch.FromConfiguration(String name) -> tag("LaunchConfigurationName", text(name));
            case Launch.Unknown unknown -> "";
            case Launch.Mixed mixed ->
                tag(
                        "MixedInstancesPolicy",
                        tag(
                                        "LaunchTemplate",
                                        tag("LaunchTemplateSpecification", reference(mixed.template()))
                                                + tag("Overrides", members(mixed.overrides(), Xml::override)))
                                + tag(
                                        "InstancesDistribution",
                                        tag(
                                                        "OnDemandBaseCapacity",
                                                        mixed.distribution().onDemandBase())
                                                + tag(
                                                        "OnDemandPercentageAboveBaseCapacity",
                                                        mixed.distribution().onDemandPercentageAboveBase())
                                                + tag(
                                                        "OnDemandAllocationStrategy",
                                                        mixed.distribution()
                                                                        .cheapestFirst()
                                                                        .onDemand()
                                                                ? "lowest-price"
                                                                : "prioritized")
                                                + tag(
                                                        "SpotAllocationStrategy",
                                                        mixed.distribution()
                                                                        .cheapestFirst()
                                                                        .spot()
                                                                ? "price-capacity-optimized"
                                                                : "capacity-optimized")));
        };
    }

    private static String override(Launch.TypeOverride override) {
        return optional("InstanceType", override.instanceType()) + tag("WeightedCapacity", override.weight());
    }

    private static String reference(LaunchTemplateReference template) {
        return optional("LaunchTemplateId", template.id())
                + optional("LaunchTemplateName", template.name())
                + tag("Version", template.version());
    }

    private static String instance(InstanceDescription instance) {
        return tag("InstanceId", instance.id())
                + tag("AvailabilityZone", instance.zone())
                + tag("LifecycleState", instance.lifecycleState())
                + tag("InstanceType", instance.instanceType())
                + (instance.weight() == 1 ? "" : tag("WeightedCapacity", instance.weight()))
                + tag("HealthStatus", "Healthy")
                + tag("ProtectedFromScaleIn", "false");
    }

    private static String activity(ActivityDescription activity) {
        return tag("ActivityId", activity.id())
                + tag("Description", text(activity.description()))
                + tag("StartTime", activity.startedAt())
                + tag("StatusCode", activity.status().code())
                + tag("StatusMessage", text(activity.status().message()))
                + tag("Details", text(activity.details()));
    }

    static String launchTemplateVersion(LaunchTemplateVersion version) {
        return tag(
                "launchTemplateVersionSet",
                tag(
                        "item",
                        tag("versionNumber", version.number())
                                + tag(
                                        "launchTemplateData",
                                        optional("instanceType", version.instanceType())
                                                + (version.spot()
                                                        ? tag("instanceMarketOptions", tag("marketType", "spot"))
                                                        : ""))));
    }

    static String launchConfiguration(String name, LaunchTemplateVersion read) {
        return tag(
                "LaunchConfigurations",
                tag(
                        "member",
                        tag("LaunchConfigurationName", text(name))
                                + optional("InstanceType", read.instanceType())
                                + (read.spot() ? tag("SpotPrice", "0.05") : "")));
    }

    static String types(List<InstanceTypeDescription> types, @Nullable String token) {
        return tag("instanceTypeSet", items(types, Xml::type)) + optional("nextToken", token);
    }

    private static String type(InstanceTypeDescription type) {
        return tag("instanceType", type.name())
                + tag("processorInfo", tag("supportedArchitectures", items(type.architectures(), Xml::text)))
                + tag("vCpuInfo", tag("defaultVCpus", type.size().vcpus()))
                + tag("memoryInfo", tag("sizeInMiB", type.size().memoryBytes() >> 20))
                + tag(
                        "networkInfo",
                        tag("maximumNetworkInterfaces", 2 * type.network().interfaces())
                                + tag("defaultNetworkCardIndex", 1)
                                + tag(
                                        "networkCards",
                                        items(
                                                List.of(0, 1),
                                                card -> tag("networkCardIndex", card)
                                                        + tag(
                                                                "maximumNetworkInterfaces",
                                                                type.network().interfaces() + 1 - card)))
                                + tag(
                                        "ipv4AddressesPerInterface",
                                        type.network().addressesPerInterface()))
                + (type.accelerators().isEmpty()
                        ? ""
                        : tag(
                                "gpuInfo",
                                tag(
                                        "gpus",
                                        items(
                                                List.copyOf(type.accelerators().entrySet()),
                                                gpu -> tag("manufacturer", gpu.getKey())
                                                        + tag("count", gpu.getValue())))));
    }

    private static <T> String members(List<T> items, Function<T, String> content) {
        return items.stream().map(item -> tag("member", content.apply(item))).collect(Collectors.joining());
    }

    private static <T> String items(List<T> items, Function<T, String> content) {
        return items.stream().map(item -> tag("item", content.apply(item))).collect(Collectors.joining());
    }

    private static String optional(String name, @Nullable String value) {
        return value == null ? "" : tag(name, text(value));
    }

    private static String tag(String name, Object content) {
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String text(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

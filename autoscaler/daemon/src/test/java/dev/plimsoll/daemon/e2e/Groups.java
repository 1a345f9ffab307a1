package dev.plimsoll.daemon.e2e;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Auto Scaling groups of a cluster, made and looked at past the daemon. */
final class Groups implements AutoCloseable {

    private static final String TEMPLATE = "k8s.io/cluster-autoscaler/node-template/";

    private final String cluster;
    private final AutoScalingClient autoScaling;
    private final Ec2Client ec2;
    private final List<String> names = new ArrayList<>();

    Groups(String cluster, URI endpoint) {
        this.cluster = cluster;
        var anybody = StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        autoScaling = AutoScalingClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(anybody)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        ec2 = Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(anybody)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    /** A group of this cluster with at most 20 instances, in zones such as "ab", of one type or of several. */
    void create(String name, String zones, Map<String, String> nodeTemplateTags, String... types) {
        String template = launchTemplate(name, types[0]);
        List<Tag> tags = tags(nodeTemplateTags);
        List<String> places =
                zones.chars().mapToObj(zone -> "eu-central-1" + (char) zone).toList();
        autoScaling.createAutoScalingGroup(request -> {
            request.autoScalingGroupName(name)
                    .minSize(0)
                    .maxSize(20)
                    .availabilityZones(places)
                    .tags(tags);
            if (types.length == 1) {
                request.launchTemplate(
                        reference -> reference.launchTemplateId(template).version("$Latest"));
            } else {
                request.mixedInstancesPolicy(policy ->
                        policy.launchTemplate(launch -> launch.launchTemplateSpecification(reference ->
                                        reference.launchTemplateId(template).version("$Latest"))
                                .overrides(Stream.of(types)
                                        .map(type -> LaunchTemplateOverrides.builder()
                                                .instanceType(type)
                                                .build())
                                        .toList())));
            }
        });
        names.add(name);
    }

    private List<Tag> tags(Map<String, String> nodeTemplateTags) {
        var tags = new TreeMap<String, String>();
        tags.put("k8s.io/cluster-autoscaler/enabled", "true");
        tags.put("k8s.io/cluster-autoscaler/" + cluster, "owned");
        nodeTemplateTags.forEach((key, value) -> tags.put(TEMPLATE + key, value));
        return tags.entrySet().stream()
                .map(tag -> Tag.builder()
                        .key(tag.getKey())
                        .value(tag.getValue())
                        .propagateAtLaunch(true)
                        .build())
                .toList();
    }

    private String launchTemplate(String name, String type) {
        String image = ec2.describeImages().images().getFirst().imageId();
        return ec2.createLaunchTemplate(request -> request.launchTemplateName(name)
                        .launchTemplateData(data -> data.imageId(image).instanceType(type)))
                .launchTemplate()
                .launchTemplateId();
    }

    /** The desired capacities, by group. */
    SortedMap<String, Integer> desired() {
        var desired = new TreeMap<String, Integer>();
        describe().forEach(group -> desired.put(group.autoScalingGroupName(), group.desiredCapacity()));
        return desired;
    }

    /** Ids of the instances in service. */
    List<String> inService() {
        return describe().stream()
                .flatMap(group -> group.instances().stream())
                .filter(instance -> instance.lifecycleStateAsString().equals("InService"))
                .map(Instance::instanceId)
                .sorted()
                .toList();
    }

    private List<AutoScalingGroup> describe() {
        return autoScaling
                .describeAutoScalingGroups(request -> request.autoScalingGroupNames(names))
                .autoScalingGroups();
    }

    /** Deletes the groups with all that is in them. */
    @Override
    public void close() {
        names.forEach(name -> autoScaling.deleteAutoScalingGroup(
                request -> request.autoScalingGroupName(name).forceDelete(true)));
        autoScaling.close();
        ec2.close();
    }
}

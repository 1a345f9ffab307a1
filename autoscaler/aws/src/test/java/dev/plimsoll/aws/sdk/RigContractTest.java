package dev.plimsoll.aws.sdk;

import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.AwsWireContract;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/** The contract over the real SDK against the rig's AWS fake, whose groups move as those of AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RigContractTest extends AwsWireContract {

    private static final Tag CLUSTER = tag("plimsoll-test/cluster", "blue");
    static final List<Tag> OWNED_TAGS = List.of(tag("plimsoll-test/owned", ""), CLUSTER);

    private @Nullable RigAws rig;
    private String template = "";

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        rig = RigAws.start(directory);
    }

    @BeforeEach
    void makeWorld() throws IOException, InterruptedException {
        rig().reset();
        template = rig().launchTemplate("shop", "m5.large");
        clients()
                .ec2()
                .createLaunchTemplateVersion(request -> request.launchTemplateId(template)
                        .launchTemplateData(data -> data.imageId(rig().image()).instanceType(InstanceType.C5_XLARGE)));
        create("shop", 0, 5, OWNED_TAGS);
        create("floor", 1, 3, OWNED_TAGS);
        create("foreign", 0, 5, List.of(CLUSTER));
        createMixed();
    }

    @AfterAll
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private void create(String name, int min, int max, List<Tag> tags) {
        clients()
                .autoScaling()
                .createAutoScalingGroup(request -> request.autoScalingGroupName(name)
                        .minSize(min)
                        .maxSize(max)
                        .desiredCapacity(min)
                        .availabilityZones("eu-central-1a", "eu-central-1b")
                        .tags(tags)
                        .launchTemplate(reference ->
                                reference.launchTemplateId(template).version("1")));
    }

    private void createMixed() {
        clients()
                .autoScaling()
                .createAutoScalingGroup(request -> request.autoScalingGroupName("mixed")
                        .minSize(0)
                        .maxSize(5)
                        .availabilityZones("eu-central-1a", "eu-central-1b")
                        .tags(OWNED_TAGS)
                        .mixedInstancesPolicy(policy -> policy.launchTemplate(
                                        launch -> launch.launchTemplateSpecification(reference -> reference
                                                        .launchTemplateId(template)
                                                        .version("1"))
                                                .overrides(
                                                        LaunchTemplateOverrides.builder()
                                                                .instanceType("m5.large")
                                                                .build(),
                                                        LaunchTemplateOverrides.builder()
                                                                .instanceType("c5.xlarge")
                                                                .build()))
                                .instancesDistribution(shares ->
                                        shares.onDemandBaseCapacity(1).onDemandPercentageAboveBaseCapacity(50))));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).propagateAtLaunch(true).build();
    }

    private SdkClients clients() {
        return rig().clients();
    }

    private RigAws rig() {
        return Objects.requireNonNull(rig);
    }

    @Override
    protected AwsWire wire() {
        return rig().wire();
    }

    @Override
    protected LaunchTemplateReference shopTemplate(String version) {
        return new LaunchTemplateReference(template, null, version);
    }

    @Override
    protected void addGroups(int count) {
        for (int number = 0; number < count; number++) {
            create("shop-%03d".formatted(number), 0, 5, OWNED_TAGS);
        }
    }
}

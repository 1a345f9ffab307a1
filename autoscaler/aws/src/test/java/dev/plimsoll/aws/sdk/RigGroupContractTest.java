package dev.plimsoll.aws.sdk;

import static org.awaitility.Awaitility.await;

import dev.plimsoll.aws.AdapterWorld;
import dev.plimsoll.aws.wire.AwsWireContract;
import dev.plimsoll.testkit.GroupWorld;
import dev.plimsoll.testkit.NodeGroupContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/** The adapter over the real SDK before the rig's AWS fake, whose groups move as those of AWS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RigGroupContractTest extends NodeGroupContract implements AdapterWorld.Backstage {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private @Nullable RigAws rig;
    private @Nullable AdapterWorld world;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RigAws started = RigAws.start(directory);
        rig = started;
        started.hasten();
    }

    @BeforeEach
    void makeWorld() throws IOException, InterruptedException {
        rig().reset();
        String template = rig().launchTemplate("shop", "m5.large");
        create("shop", template, 0, 5);
        create("floor", template, 1, 3);
        settle();
        world = new AdapterWorld(rig().wire(), AwsWireContract.OWNED, this);
    }

    @AfterAll
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    private void create(String name, String template, int min, int max) {
        clients()
                .autoScaling()
                .createAutoScalingGroup(request -> request.autoScalingGroupName(name)
                        .minSize(min)
                        .maxSize(max)
                        .desiredCapacity(min)
                        .availabilityZones("eu-central-1a", "eu-central-1b")
                        .tags(RigContractTest.OWNED_TAGS)
                        .launchTemplate(reference ->
                                reference.launchTemplateId(template).version("1")));
    }

    @Override
    protected GroupWorld world() {
        return Objects.requireNonNull(world);
    }

    @Override
    public void setDesired(String group, int desired) {
        clients()
                .autoScaling()
                .setDesiredCapacity(
                        request -> request.autoScalingGroupName(group).desiredCapacity(desired));
    }

    @Override
    public void setBounds(String group, int minSize, int maxSize) {
        clients()
                .autoScaling()
                .updateAutoScalingGroup(request ->
                        request.autoScalingGroupName(group).minSize(minSize).maxSize(maxSize));
    }

    @Override
    public void settle() {
        await().atMost(PATIENCE)
                .pollInterval(PAUSE)
                .until(() -> clients().autoScaling().describeAutoScalingGroups().autoScalingGroups().stream()
                        .flatMap(group -> group.instances().stream())
                        .map(Instance::lifecycleState)
                        .allMatch(LifecycleState.IN_SERVICE::equals));
    }

    private SdkClients clients() {
        return rig().clients();
    }

    private RigAws rig() {
        return Objects.requireNonNull(rig);
    }
}

package dev.plimsoll.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.GroupActuator;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.LaunchFault;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.Problem;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.model.Instance;
import dev.plimsoll.core.model.InstanceType;
import dev.plimsoll.core.model.Resources;
import dev.plimsoll.core.round.Outcome;
import dev.plimsoll.core.settings.InstanceSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Discovery, purchase, shortage and removal over the real SDK against the rig's AWS fake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RigJourneyTest {

    private static final Path TYPES = Path.of("../../../shared/data/ec2-instance-types.csv");

    private @Nullable RigAws rig;
    private String template = "";

    @BeforeAll
    void start(@TempDir Path directory) throws IOException, InterruptedException {
        RigAws started = RigAws.start(directory);
        rig = started;
        started.reset();
        template = started.launchTemplate("journey", "m5.large");
    }

    @AfterAll
    void stop() {
        if (rig != null) {
            rig.close();
        }
    }

    @Test
    void buysLearnsOfAShortageAndGivesBackById() throws IOException {
        create("shop", "m5.large", "c5.xlarge");
        OwnershipTags tags = OwnershipTags.parse(List.of("cluster=shop"));
        var discovery = new GroupDiscovery(wire(), tags, Catalogue.of(InstanceSettings.DEFAULT));
        var actuator = new GroupActuator(wire(), tags, () -> true);
        var activities = new ScalingActivities(wire());

        assertThat(actuator.raise("shop", 0, 2)).isEqualTo(Outcome.DONE);
        AutoScalingGroup grown = discovery.refresh(Instant.now()).items().getFirst();
        assertThat(grown.problems()).isEmpty();
        assertThat(grown.offer().instanceTypes())
                .extracting(InstanceType::name)
                .containsExactly("m5.large", "c5.xlarge");
        assertThat(grown.state().instances()).hasSize(2).allMatch(Instance::isLive);
        assertThat(grown.state().instances()).extracting(Instance::zone).doesNotHaveDuplicates();
        assertThat(activities.failedLaunches("shop", Instant.now())).isEmpty();

        rig().faults("{\"shortages\": [{}]}");
        assertThat(actuator.raise("shop", 2, 3)).isEqualTo(Outcome.DONE);
        assertThat(activities.failedLaunches("shop", Instant.now()))
                .isNotEmpty()
                .allSatisfy(failed -> {
                    assertThat(failed.fault().kind()).isEqualTo(LaunchFault.Kind.NO_CAPACITY);
                    assertThat(failed.zone()).startsWith("eu-central-1");
                });
        assertThat(actuator.raise("shop", 3, 9)).isInstanceOf(Outcome.Refused.class);

        String victim = grown.state().instances().getFirst().id();
        assertThat(actuator.terminate(victim, "shop", Instant.now())).isEqualTo(Outcome.DONE);
        assertThat(actuator.terminate(victim, "shop", Instant.now())).isEqualTo(Outcome.DONE);
        AutoScalingGroup shrunk = discovery.refresh(Instant.now()).items().getFirst();
        assertThat(shrunk.state().desired()).isEqualTo(2);
        assertThat(shrunk.state().instances())
                .filteredOn(Instance::isLive)
                .extracting(Instance::id)
                .doesNotContain(victim);
    }

    /**
     * Our reading of DescribeInstanceTypes against the table that others made of it. The table counts pods over all network
     * cards; the VPC CNI gives addresses on the first alone, so the few types with several hold fewer.
     */
    @Test
    void readsInstanceTypesAsTheTableSays() throws IOException {
        assumeTrue(TYPES.toFile().canRead(), "no table to compare with: " + TYPES);
        var expected = new TreeMap<String, String>();
        var pods = new TreeMap<String, Integer>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(TYPES)) {
            for (NamedCsvRecord row : rows) {
                String name = row.getField("instance_type");
                pods.put(name, Integer.valueOf(row.getField("max_pods")));
                expected.put(
                        name,
                        row.getField("architecture") + " " + row.getField("vcpu") + " " + row.getField("memory_mib")
                                + " " + row.getField("gpu"));
            }
        }
        create("every-type", expected.keySet().toArray(String[]::new));
        OwnershipTags tags = OwnershipTags.parse(List.of("cluster=every-type"));

        var group = new GroupDiscovery(wire(), tags, Catalogue.of(InstanceSettings.DEFAULT))
                .refresh(Instant.now())
                .items()
                .getFirst();

        assertThat(group.problems())
                .as("types that the fake does not know")
                .extracting(Problem::kind)
                .containsOnly(Problem.Kind.TYPE_PASSED_OVER);
        assertThat(group.offer().instanceTypes()).hasSizeGreaterThan(1000);
        var fewerPods = new TreeMap<String, Integer>();
        for (InstanceType type : group.offer().instanceTypes()) {
            assertThat(sizeOf(type)).as(type.name()).isEqualTo(expected.get(type.name()));
            int held = type.capacity().pods();
            if (held != pods.getOrDefault(type.name(), 0)) {
                fewerPods.put(type.name(), held);
                assertThat(held).as(type.name()).isLessThan(pods.getOrDefault(type.name(), 0));
            }
        }
        assertThat(fewerPods)
                .hasSizeLessThan(40)
                .containsEntry("p4d.24xlarge", 737)
                .containsEntry("c6in.32xlarge", 394);
    }

    private static String sizeOf(InstanceType type) {
        Resources capacity = type.capacity();
        long gpus = isFraction(type.name()) ? 0 : capacity.other(Resources.GPU);
        return type.architecture() + " " + capacity.cpuMillis() / 1000 + " " + (capacity.memoryBytes() >> 20) + " "
                + gpus;
    }

    /** A node shows a part of a GPU as one; the table rounds it off. */
    private static boolean isFraction(String type) {
        return type.startsWith("g6f.") || type.startsWith("gr6f.");
    }

    private void create(String name, String... types) {
        clients()
                .autoScaling()
                .createAutoScalingGroup(request -> request.autoScalingGroupName(name)
                        .minSize(0)
                        .maxSize(5)
                        .availabilityZones("eu-central-1a", "eu-central-1b")
                        .tags(Tag.builder()
                                .key("cluster")
                                .value(name)
                                .propagateAtLaunch(true)
                                .build())
                        .mixedInstancesPolicy(policy -> policy.launchTemplate(launch ->
                                launch.launchTemplateSpecification(reference -> reference
                                                .launchTemplateId(template)
                                                .version("$Latest"))
                                        .overrides(Stream.of(types)
                                                .map(type -> LaunchTemplateOverrides.builder()
                                                        .instanceType(type)
                                                        .build())
                                                .toList()))));
    }

    private SdkClients clients() {
        return rig().clients();
    }

    private RigAws rig() {
        return Objects.requireNonNull(rig);
    }

    private SdkWire wire() {
        return rig().wire();
    }
}

package dev.plimsoll.daemon.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.configuration.Configuration;
import dev.plimsoll.daemon.fleet.SimulatedWorld;
import dev.plimsoll.testkit.apiserver.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class PreflightTest {

    private final SimulatedWorld world = new SimulatedWorld();
    private InstantSource clock = InstantSource.system();
    private String tag = SimulatedWorld.TAG;

    PreflightTest() throws IOException {}

    @BeforeEach
    void aGroup() {
        world.aws().group("web", 0, 5, SimulatedWorld.TAG);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void findsNothingWhereNothingIsMissingAndChangesNothing() throws InterruptedException {
        assertThat(run())
                .hasSizeGreaterThan(45)
                .allSatisfy(finding -> assertThat(finding.problem()).isEmpty());
        assertThat(world.server().takeRequests())
                .filteredOn(request -> !request.startsWith("create selfsubjectaccessreviews"))
                .containsExactly("create configmaps");
        assertThat(world.aws().takeCalls()).allMatch(call -> call.startsWith("Describe"));
    }

    @Test
    void namesEachRightThatIsMissing() throws InterruptedException {
        world.server().deny("watch csinodes");
        world.server().deny("create pods/eviction");
        world.server().deny("update leases");

        assertThat(problems())
                .containsExactly(
                        "FAIL  may watch csinodes: it is not allowed: give the account the rules of deploy/install.yaml",
                        "FAIL  may create pods/eviction: it is not allowed: give the account the rules of deploy/install.yaml",
                        "FAIL  may update leases plimsoll in kube-system: it is not allowed: give the account the rules of"
                                + " deploy/install.yaml");
    }

    @Test
    void saysOnceThatTheApiServerDoesNotKnowTheCaller() throws InterruptedException {
        world.server().fault(new Fault.Aim(request -> true, 100), Fault.refused(401));

        assertThat(problems()).singleElement().asString().contains("the API server answers: 401", "KUBECONFIG");
    }

    @Test
    void saysThatTheClocksAreApart() throws InterruptedException {
        clock = InstantSource.offset(InstantSource.system(), Duration.ofMinutes(-7));

        assertThat(problems()).singleElement().asString().matches(".*they are 4(19|20|21) s apart.*NTP");
    }

    @Test
    void saysWhatAwsDenies() throws InterruptedException {
        world.aws().next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, InMemoryAws.Fault.code("AccessDenied"));
        assertThat(problems()).singleElement().asString().contains("allow autoscaling:DescribeAutoScalingGroups");

        world.aws().next(AwsCall.DESCRIBE_SCALING_ACTIVITIES, InMemoryAws.Fault.code("AccessDenied"));
        assertThat(problems()).singleElement().asString().contains("allow autoscaling:DescribeScalingActivities");

        world.aws().next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, InMemoryAws.Fault.code("ExpiredToken"));
        assertThat(problems()).singleElement().asString().contains("ExpiredToken", "credentials");
    }

    @Test
    void saysThatNoGroupBearsTheTags() throws InterruptedException {
        tag = "owned=another";

        assertThat(problems())
                .singleElement()
                .asString()
                .contains("owned=another (0)", "groups.clusterName or groups.tags", "AWS_REGION");
    }

    @Test
    void saysWhyAGroupCannotLaunch() throws InterruptedException {
        world.aws().removeTemplate("lt-web");

        assertThat(problems()).singleElement().asString().startsWith("FAIL  group web can launch: ");
    }

    private List<String> problems() throws InterruptedException {
        return run().stream()
                .filter(finding -> !finding.isWell())
                .map(Preflight.Finding::toString)
                .toList();
    }

    private List<Preflight.Finding> run() throws InterruptedException {
        return new Preflight(
                        Configuration.DEFAULT,
                        OwnershipTags.parse(List.of(tag)),
                        new Autoscaler.Wires(world.api(), world.aws()),
                        clock)
                .run();
    }
}

package dev.plimsoll.aws;

import static dev.plimsoll.aws.InMemoryAws.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.aws.InMemoryAws.Fault;
import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScalingActivitiesTest {

    private static final String NO_CAPACITY =
            "We currently do not have sufficient m5.large capacity in the Availability Zone you requested (eu-1a).";

    private final InMemoryAws aws = new InMemoryAws().group("shop", 0, 5);
    private final ScalingActivities activities = new ScalingActivities(aws);
    private Instant now = START;

    @Test
    void tellsOfAFailedLaunchOnce() {
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        record("Launching a new EC2 instance: i-1", "Successful", "");
        record("Terminating EC2 instance: i-2", "Failed", "no");

        assertThat(look()).singleElement().satisfies(failure -> {
            assertThat(failure.group()).isEqualTo("shop");
            assertThat(failure.zone()).isEqualTo("eu-1a");
            assertThat(failure.fault())
                    .isEqualTo(new LaunchFault(LaunchFault.Kind.NO_CAPACITY, "NoCapacity", NO_CAPACITY));
        });
        assertThat(look()).isEmpty();
    }

    @Test
    void followsALaunchThatIsUnderWayUntilItFails() {
        ActivityDescription first = record("Launching a new EC2 instance: i-1", "PreInService", "");
        for (int other = 0; other < 5; other++) {
            record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        }
        assertThat(look()).hasSize(5);
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        assertThat(look()).hasSize(1);

        aws.forgetActivities("shop");
        aws.record(
                "shop",
                new ActivityDescription(
                        first.id(),
                        first.description(),
                        first.startedAt(),
                        new ActivityDescription.Status("Failed", "Client.InternalError: Client error on launch"),
                        ""));
        assertThat(look()).singleElement().satisfies(failure -> {
            assertThat(failure.activity()).isEqualTo(first.id());
            assertThat(failure.zone()).isNull();
            assertThat(failure.fault().kind()).isEqualTo(LaunchFault.Kind.BAD_TEMPLATE);
        });
    }

    @Test
    void readsOnlyThePagesThatAreNew() {
        aws.pagesOf(2);
        for (int launch = 0; launch < 9; launch++) {
            record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        }
        assertThat(look())
                .hasSize(9)
                .isSortedAccordingTo((one, other) -> one.startedAt().compareTo(other.startedAt()));
        assertThat(aws.takeCalls()).hasSize(5);

        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        assertThat(look()).hasSize(1);
        assertThat(aws.takeCalls()).hasSize(2);
    }

    @Test
    void looksBackHalfAnHourAtFirst() {
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        now = START.plus(ScalingActivities.LOOK_BACK).plusSeconds(60);
        aws.at(now);
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);

        assertThat(look()).hasSize(1);
    }

    @Test
    void losesNothingWhenAPageFails() {
        aws.pagesOf(1);
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        aws.next(AwsCall.DESCRIBE_SCALING_ACTIVITIES, Fault.NONE, Fault.code("Throttling"));

        assertThatThrownBy(this::look).isInstanceOf(AwsException.class);
        assertThat(look()).hasSize(2);
    }

    @Test
    void remembersForAWhileWhatItTold() {
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        look();
        look();
        assertThat(activities.recent("shop")).hasSize(1);
        assertThat(activities.recent("other")).isEmpty();

        for (int launch = 0; launch < 150; launch++) {
            record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        }
        assertThat(look()).hasSize(150);
        assertThat(activities.recent("shop")).hasSize(100);

        now = START.plus(ScalingActivities.LOOK_BACK).plusSeconds(60);
        assertThat(look()).isEmpty();
        assertThat(activities.recent("shop")).isEmpty();
    }

    @Test
    void beginsAnewWithAGroupThatWasForgotten() {
        record("Launching a new EC2 instance", "Failed", NO_CAPACITY);
        look();

        activities.retain(List.of("shop"));
        assertThat(look()).isEmpty();
        activities.retain(List.of());
        assertThat(look()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            NO_CAPACITY       | NoCapacity                   | We currently do not have sufficient c5.xlarge capacity in the Availability Zone you requested (us-east-1a). Launching EC2 instance failed.
            NO_CAPACITY       | InsufficientInstanceCapacity | Could not launch On-Demand Instances. InsufficientInstanceCapacity - There is no capacity. Launching EC2 instance failed.
            NO_CAPACITY       | UnfulfillableCapacity        | Could not launch Spot Instances. UnfulfillableCapacity - Unable to fulfill capacity due to your request configuration.
            NO_CAPACITY       | NoCapacity                   | There is no Spot capacity available that matches your request. Launching EC2 instance failed.
            QUOTA_EXCEEDED    | VcpuLimitExceeded            | Could not launch On-Demand Instances. VcpuLimitExceeded - You have requested more vCPU capacity than your current vCPU limit of 64 allows
            QUOTA_EXCEEDED    | MaxSpotInstanceCountExceeded | Could not launch Spot Instances. MaxSpotInstanceCountExceeded - Max spot instance count exceeded.
            NO_FREE_ADDRESSES | NoFreeAddresses              | There are not enough free addresses in subnet 'subnet-1' to satisfy the requested number of instances.
            NOT_OFFERED       | NotOffered                   | Your requested instance type (p5.48xlarge) is not supported in your requested Availability Zone (us-east-1e).
            BAD_TEMPLATE      | BadTemplate                  | The image id '[ami-1]' does not exist. Launching EC2 instance failed.
            BAD_TEMPLATE      | BadTemplate                  | You are not authorized to perform this operation. Launching EC2 instance failed.
            BAD_TEMPLATE      | BadTemplate                  | Instance became unhealthy while waiting for instance to be in InService state. Termination Reason: Client.InvalidKMSKey.InvalidState
            OTHER             | Other                        | Something nobody has thought of
            """)
    void judgesWhatAwsSaysOfAFailedLaunch(LaunchFault.Kind kind, String code, String message) {
        assertThat(LaunchFault.of(message)).isEqualTo(new LaunchFault(kind, code, message));
    }

    private List<FailedLaunch> look() {
        return activities.failedLaunches("shop", now.plus(Duration.ofSeconds(30)));
    }

    private ActivityDescription record(String description, String code, String message) {
        ActivityDescription activity = aws.activity(description, code, message);
        aws.record("shop", activity);
        return activity;
    }
}

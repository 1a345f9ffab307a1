package dev.plimsoll.daemon.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.Answered;
import dev.plimsoll.aws.AutoScalingGroup;
import dev.plimsoll.aws.GroupDiscovery;
import dev.plimsoll.aws.InMemoryAws;
import dev.plimsoll.aws.OwnershipTags;
import dev.plimsoll.aws.ScalingActivities;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.catalogue.Catalogue;
import dev.plimsoll.core.settings.InstanceSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FleetSourceTest {

    private static final Instant START = InMemoryAws.START;

    private final InMemoryAws aws =
            new InMemoryAws().type(InMemoryAws.machine("m5.large", 2, 8)).group("web", 0, 5, SimulatedWorld.TAG);
    private final FleetSource source = new FleetSource(
            new GroupDiscovery(
                    aws, OwnershipTags.parse(List.of(SimulatedWorld.TAG)), Catalogue.of(InstanceSettings.DEFAULT)),
            new ScalingActivities(aws),
            new FleetSource.Pace(Duration.ofSeconds(5), Duration.ofSeconds(15)));

    @Test
    void isAskedForSeldomWhileNothingMoves() {
        Fleet first = source.look(START);
        assertThat(source.look(START.plusSeconds(14))).isSameAs(first);
        assertThat(source.look(START.plusSeconds(15))).isNotSameAs(first);
        assertThat(first.groups().readAt()).isEqualTo(START);
    }

    @Test
    void isAskedForOftenWhileInstancesComeOrGo() {
        aws.setDesiredCapacity("web", 1);
        String instance = aws.now("web").instances().getFirst().id();
        aws.change(
                "web",
                group -> Answered.with(
                        group,
                        1,
                        group.instances().stream()
                                .map(held -> Answered.in(held, "Pending"))
                                .toList()));
        Fleet coming = source.look(START);
        assertThat(source.look(START.plusSeconds(4))).isSameAs(coming);
        aws.change("web", group -> Answered.with(group, 1, List.of()));
        Fleet owed = source.look(START.plusSeconds(5));
        assertThat(owed).isNotSameAs(coming);
        assertThat(owed.groups().items().getFirst().state().instances())
                .extracting(held -> held.id())
                .doesNotContain(instance);
        assertThat(source.look(START.plusSeconds(10))).isNotSameAs(owed);
    }

    @Test
    void isAskedForAtOnceAfterAChangeOfOurs() {
        Fleet first = source.look(START);
        source.changed();
        assertThat(source.look(START.plusSeconds(1))).isNotSameAs(first);
    }

    @Test
    void whatIsKnownStaysAsOldAsItIsWhileAwsDoesNotAnswer() {
        source.look(START);
        aws.next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, InMemoryAws.Fault.code("AccessDenied"));
        Fleet later = source.look(START.plusSeconds(20));

        assertThat(later.groups().readAt()).isEqualTo(START);
        assertThat(later.groups().items()).hasSize(1);
        assertThat(source.trouble()).contains("AccessDenied");
        source.look(START.plusSeconds(40));
        assertThat(source.trouble()).isNull();
    }

    @Test
    void launchesThatFailedAreAskedForOnlyWhereInstancesAreOwed() {
        aws.setDesiredCapacity("web", 1);
        source.look(START);
        assertThat(aws.takeCalls()).noneMatch(call -> call.startsWith("DescribeScalingActivities"));

        aws.change("web", group -> Answered.with(group, 2, group.instances()));
        aws.record(
                "web",
                aws.activity(
                        "Launching a new EC2 instance.  Status Reason: no room",
                        "Failed",
                        "Could not launch On-Demand Instances. InsufficientInstanceCapacity - no room. Launching EC2 instance failed."));
        Fleet owed = source.look(START.plusSeconds(20));
        AutoScalingGroup group = owed.groups().items().getFirst();
        assertThat(aws.takeCalls()).anyMatch(call -> call.startsWith("DescribeScalingActivities web"));
        assertThat(owed.failuresOf(group)).hasSize(1);
    }

    @Test
    void activitiesThatCannotBeReadAreATroubleAndTheGroupsAreKnownAllTheSame() {
        aws.setDesiredCapacity("web", 1);
        aws.change("web", group -> Answered.with(group, 2, group.instances()));
        aws.next(AwsCall.DESCRIBE_SCALING_ACTIVITIES, InMemoryAws.Fault.code("AccessDenied"));
        Fleet seen = source.look(START);

        assertThat(seen.groups().items()).hasSize(1);
        assertThat(seen.groups().readAt()).isEqualTo(START);
        assertThat(source.trouble()).contains("AccessDenied");
    }
}

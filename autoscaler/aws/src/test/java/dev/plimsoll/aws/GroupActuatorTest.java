package dev.plimsoll.aws;

import static dev.plimsoll.aws.InMemoryAws.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.aws.InMemoryAws.Fault;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceDescription;
import dev.plimsoll.aws.wire.Launch;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.core.model.ImmutableMaps;
import dev.plimsoll.core.round.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GroupActuatorTest {

    private final InMemoryAws aws = new InMemoryAws().group("shop", 1, 5, "owned");
    private final AtomicBoolean mayChange = new AtomicBoolean(true);
    private final GroupActuator actuator =
            new GroupActuator(aws, OwnershipTags.parse(List.of("owned")), mayChange::get);

    @BeforeEach
    void fill() {
        aws.setDesiredCapacity("shop", 3);
        aws.takeCalls();
    }

    @Test
    void readsTheGroupRightBeforeItRaises() {
        assertThat(actuator.raise("shop", 3, 5)).isEqualTo(Outcome.DONE);

        assertThat(aws.takeCalls()).containsExactly("DescribeAutoScalingGroups shop", "SetDesiredCapacity shop 5");
        assertThat(desired()).isEqualTo(5);
    }

    @Test
    void asksForUnitsThatHoldTheInstancesWantedWhicheverTypesAwsTakes() {
        aws.change(
                "shop",
                group -> Answered.sized(
                        Answered.launching(
                                group,
                                new Launch.Mixed(
                                        new LaunchTemplateReference("lt-shop", null, "1"),
                                        List.of(
                                                new Launch.TypeOverride("m5.large", 2, null),
                                                new Launch.TypeOverride("c5.xlarge", 4, null)),
                                        new Launch.Distribution(0, 100, Launch.CheapestFirst.NEVER))),
                        0,
                        20,
                        3)); // three instances, listed with a weight of 1 each
        assertThat(actuator.raise("shop", 3, 4)).isEqualTo(Outcome.DONE);
        assertThat(aws.takeCalls()).last().isEqualTo("SetDesiredCapacity shop 5");
    }

    @Test
    void neverEndsAnInstanceWhoseWeightTheMinimumNeeds() {
        aws.change(
                "shop",
                group -> new GroupDescription(
                        group.name(),
                        new GroupDescription.Size(3, 20, 6),
                        group.launch(),
                        group.settings(),
                        List.of(new InstanceDescription("i-000000000000000aa", "eu-1a", "InService", "c5.xlarge", 4))));

        assertThat(why(actuator.terminate("i-000000000000000aa", "shop", START)))
                .contains("would go below it");
    }

    @Test
    void neverWritesADesiredCapacityThatIsNotAboveTheLiveOne() {
        aws.setDesiredCapacity("shop", 5);
        aws.takeCalls();

        assertThat(why(actuator.raise("shop", 3, 4)))
                .isEqualTo("shop has a desired capacity of 5 already, asked to raise it from 3 to 4");
        assertThat(aws.takeCalls()).containsExactly("DescribeAutoScalingGroups shop");
    }

    @Test
    void neverGoesAboveTheMaximumAsItIsNow() {
        aws.change("shop", group -> Answered.sized(group, 1, 4, 3));

        assertThat(why(actuator.raise("shop", 3, 5)))
                .isEqualTo("shop has a maximum of 4 now, asked to raise it from 3 to 5");
    }

    @Test
    void doesNotUndoSomeoneElsesShrinking() {
        aws.change("shop", group -> Answered.sized(group, 1, 5, 2));

        assertThat(why(actuator.raise("shop", 3, 4)))
                .isEqualTo("shop was lowered to 2 by someone else, asked to raise it from 3 to 4");
    }

    @Test
    void keepsHandsOffAGroupThatHasLostItsTag() {
        aws.change(
                "shop",
                group -> Answered.set(
                        group,
                        new GroupDescription.Settings(List.of("eu-1a"), ImmutableMaps.empty(), List.of(), false)));

        assertThat(why(actuator.raise("shop", 3, 4)))
                .isEqualTo("shop does not carry the tag owned any more: hands off");
        assertThat(why(actuator.terminate(first(), "shop", START))).contains("hands off");
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));
    }

    @Test
    void refusesWhatAGroupThatIsGoneCannotDo() {
        aws.remove("shop");

        assertThat(why(actuator.raise("shop", 3, 4))).isEqualTo("no group is called shop any more");
        assertThat(why(actuator.terminate("i-0000000000000001", "shop", START))).contains("no group is called shop");
    }

    @Test
    void doesNotUseASuspendedProcess() {
        aws.change("shop", group -> Answered.suspended(group, "Launch", "Terminate"));

        assertThat(why(actuator.raise("shop", 3, 4)))
                .isEqualTo("the process Launch of shop is suspended: resume it first");
        assertThat(why(actuator.terminate(first(), "shop", START))).contains("Terminate of shop is suspended");
    }

    @Test
    void changesNothingOnceItsRightToHasRunOutWhileItRead() {
        mayChange.set(false);

        assertThat(why(actuator.raise("shop", 3, 5))).startsWith("the right to change shop ran out");
        assertThat(why(actuator.terminate(first(), "shop", START))).startsWith("the right to change shop ran out");
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));

        mayChange.set(true);
        assertThat(actuator.terminate(first(), "shop", START)).isEqualTo(Outcome.DONE);
    }

    @Test
    void findsOutThatARaiseWasDoneThoughItsAnswerWasLost() {
        aws.next(AwsCall.SET_DESIRED_CAPACITY, Fault.LOST_ANSWER);

        assertThat(actuator.raise("shop", 3, 5)).isEqualTo(Outcome.DONE);
        assertThat(aws.takeCalls()).filteredOn(call -> call.startsWith("Set")).hasSize(1);
    }

    @Test
    void asksAgainLaterForARaiseOfWhichNothingShows() {
        aws.next(AwsCall.SET_DESIRED_CAPACITY, Fault.code("InternalFailure"));

        assertThat(why(actuator.raise("shop", 3, 5))).contains("SetDesiredCapacity: InternalFailure");
        assertThat(aws.takeCalls())
                .containsExactly(
                        "DescribeAutoScalingGroups shop",
                        "SetDesiredCapacity shop 5",
                        "DescribeAutoScalingGroups shop");
    }

    @Test
    void namesTheRaiseThatIsInDoubtWhenTheGroupCannotBeReadAfterwards() {
        aws.next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, Fault.NONE, Fault.code("ServiceUnavailable"));
        aws.next(AwsCall.SET_DESIRED_CAPACITY, Fault.LOST_ANSWER);

        assertThat(why(actuator.raise("shop", 3, 5))).startsWith("SetDesiredCapacity: Timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Throttling", "InternalFailure", "ExpiredToken"})
    void doesNotHoldAgainstAGroupWhatIsNotItsFault(String code) {
        aws.next(AwsCall.SET_DESIRED_CAPACITY, Fault.code(code));

        assertThat(actuator.raise("shop", 3, 5)).isInstanceOf(Outcome.Refused.class);
        assertThat(desired()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AccessDenied", "InvalidParameterValue"})
    void failsAGroupThatAwsWillNotRaise(String code) {
        aws.next(AwsCall.SET_DESIRED_CAPACITY, Fault.code(code));

        assertThat(actuator.raise("shop", 3, 5)).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void writesNothingWhenTheGroupCannotBeRead() {
        aws.next(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, Fault.code("AccessDenied"), Fault.code("Throttling"));

        assertThat(why(actuator.raise("shop", 3, 4))).contains("allow autoscaling:DescribeAutoScalingGroups");
        assertThat(why(actuator.terminate(first(), "shop", START))).contains("Throttling");
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));
    }

    @Test
    void endsAnInstanceByIdAndLowersDesiredCapacityByOne() {
        String victim = first();

        assertThat(actuator.terminate(victim, "shop", START)).isEqualTo(Outcome.DONE);

        assertThat(aws.takeCalls())
                .containsExactly("DescribeAutoScalingGroups shop", "TerminateInstanceInAutoScalingGroup " + victim);
        assertThat(desired()).isEqualTo(2);
    }

    @Test
    void takesAnInstanceThatIsGoingOrGoneForDone() {
        String victim = first();
        actuator.terminate(victim, "shop", START);
        aws.takeCalls();

        assertThat(actuator.terminate(victim, "shop", START.plusSeconds(600))).isEqualTo(Outcome.DONE);
        assertThat(actuator.terminate("i-00000000000000bad", "shop", START)).isEqualTo(Outcome.DONE);
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));
        assertThat(desired()).isEqualTo(2);
    }

    @Test
    void takesAnInstanceThatAwsDoesNotKnowForDone() {
        aws.next(AwsCall.TERMINATE_INSTANCE, Fault.code("InvalidInstanceID.NotFound"));

        assertThat(actuator.terminate(first(), "shop", START)).isEqualTo(Outcome.DONE);
    }

    @Test
    void neverGoesBelowTheMinimumAsItIsNow() {
        aws.change("shop", group -> Answered.sized(group, 3, 5, 3));

        assertThat(why(actuator.terminate(first(), "shop", START)))
                .isEqualTo("shop has a desired capacity of 3 and a minimum of 3: ending " + first()
                        + " would go below it");
    }

    @Test
    void shrinksAGroupWhoseMaximumWasLoweredBelowItsSize() {
        aws.change("shop", group -> Answered.sized(group, 0, 1, 3));

        assertThat(actuator.terminate(first(), "shop", START)).isEqualTo(Outcome.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Warmed:Stopped", "Standby", "Detaching", "SomethingNew"})
    void leavesInstancesAloneThatAreNotCapacity(String state) {
        setState(first(), state);

        assertThat(why(actuator.terminate(first(), "shop", START))).contains("left alone");
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));
    }

    @Test
    void neverAsksTwiceForAnInstanceThatAwsStillListsInService() {
        String victim = first();
        actuator.terminate(victim, "shop", START);
        setState(victim, "InService"); // the list lags
        aws.takeCalls();

        assertThat(actuator.terminate(victim, "shop", START.plusSeconds(10))).isEqualTo(Outcome.DONE);
        assertThat(why(actuator.terminate(victim, "shop", START.plusSeconds(3600))))
                .contains("was asked to end at " + START, "it is not asked twice");
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));
        assertThat(desired()).isEqualTo(2);
    }

    @Test
    void findsOutThatAnInstanceIsEndingThoughTheAnswerWasLost() {
        aws.next(AwsCall.TERMINATE_INSTANCE, Fault.LOST_ANSWER);

        assertThat(actuator.terminate(first(), "shop", START)).isEqualTo(Outcome.DONE);
        assertThat(desired()).isEqualTo(2);
    }

    @Test
    void waitsBeforeItAsksAgainAfterALostAnswerOfWhichNothingShows() {
        String victim = first();
        aws.next(AwsCall.TERMINATE_INSTANCE, Fault.code("InternalFailure"));
        assertThat(why(actuator.terminate(victim, "shop", START))).contains("InternalFailure");
        aws.takeCalls();

        assertThat(why(actuator.terminate(victim, "shop", START.plusSeconds(30))))
                .contains("AWS's answer was lost; asked again from " + START.plus(Terminations.SETTLED));
        assertThat(aws.takeCalls()).allMatch(call -> call.startsWith("Describe"));

        assertThat(actuator.terminate(victim, "shop", START.plus(Terminations.SETTLED)))
                .isEqualTo(Outcome.DONE);
        assertThat(desired()).isEqualTo(2);
    }

    @Test
    void looksAtTheActivitiesBeforeItAsksAgain() {
        String victim = first();
        aws.lag(victim);
        aws.next(AwsCall.TERMINATE_INSTANCE, Fault.LOST_ANSWER);
        assertThat(actuator.terminate(victim, "shop", START)).isInstanceOf(Outcome.Refused.class);

        assertThat(actuator.terminate(victim, "shop", START.plus(Terminations.SETTLED)))
                .isEqualTo(Outcome.DONE);
        assertThat(aws.ended()).containsExactly(victim);
    }

    @Test
    void asksAgainAtOnceAfterThrottling() {
        String victim = first();
        aws.next(AwsCall.TERMINATE_INSTANCE, Fault.code("Throttling"));

        assertThat(actuator.terminate(victim, "shop", START)).isInstanceOf(Outcome.Refused.class);
        assertThat(actuator.terminate(victim, "shop", START.plusSeconds(1))).isEqualTo(Outcome.DONE);
    }

    private String first() {
        return aws.now("shop").instances().getFirst().id();
    }

    private int desired() {
        return aws.now("shop").size().desired();
    }

    private void setState(String id, String state) {
        aws.change("shop", group -> {
            List<InstanceDescription> instances = group.instances().stream()
                    .map(instance -> instance.id().equals(id) ? Answered.in(instance, state) : instance)
                    .toList();
            return Answered.with(group, group.size().desired(), instances);
        });
    }

    private static String why(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).why();
    }
}

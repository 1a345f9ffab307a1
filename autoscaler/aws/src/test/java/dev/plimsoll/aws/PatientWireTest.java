package dev.plimsoll.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.aws.InMemoryAws.Fault;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PatientWireTest {

    private static final AwsCall GROUPS = AwsCall.DESCRIBE_AUTO_SCALING_GROUPS;

    private final InMemoryAws aws = new InMemoryAws().group("shop", 0, 100);
    private final SteppedTime time = new SteppedTime();
    private final List<String> told = new ArrayList<>();

    private PatientWire wire(RetryPolicy policy) {
        return new PatientWire(
                aws,
                policy,
                time,
                (call, failure, took) -> told.add(call.action() + " " + (failure == null ? "ok" : failure.label())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Throttling", "InternalFailure", "MalformedResponse"})
    void repeatsAReadThatMaySucceedLater(String code) {
        aws.next(GROUPS, Fault.code(code), Fault.code(code));

        assertThat(wire(RetryPolicy.standard(1)).group("shop")).isPresent();
        assertThat(aws.takeCalls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "AccessDenied", "ValidationError"})
    void doesNotRepeatAReadThatCannotSucceed(String code) {
        aws.next(GROUPS, Fault.code(code));

        assertThatThrownBy(() -> wire(RetryPolicy.standard(1)).group("shop")).isInstanceOf(AwsException.class);
        assertThat(aws.takeCalls()).hasSize(1);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        Fault fault = Fault.code("InternalFailure");
        aws.next(GROUPS, fault, fault, fault, fault, fault);

        assertThatThrownBy(() -> wire(RetryPolicy.standard(1)).group("shop"))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("InternalFailure");
        assertThat(aws.takeCalls()).hasSize(4);
    }

    @Test
    void waitsTwiceAsLongEachTimeWithJitterOfTheSeed() {
        Fault fault = Fault.code("InternalFailure");
        aws.next(GROUPS, fault, fault, fault);

        wire(RetryPolicy.standard(7)).group("shop");

        assertThat(time.pauses()).hasSize(3);
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(time.pauses().get(attempt))
                    .isBetween(Duration.ofMillis(125L << attempt), Duration.ofMillis(250L << attempt));
        }
        List<Duration> first = List.copyOf(time.pauses());
        time.pauses().clear();
        aws.next(GROUPS, fault, fault, fault);
        wire(RetryPolicy.standard(7)).group("shop");
        assertThat(time.pauses()).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Throttling", "InternalFailure"})
    void sendsAWriteOnceAndWithoutWaiting(String code) {
        aws.next(AwsCall.SET_DESIRED_CAPACITY, Fault.code(code));
        aws.next(AwsCall.TERMINATE_INSTANCE, Fault.code(code));
        PatientWire wire =
                wire(new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(5), new RetryPolicy.Pace(1, 1), 1));

        assertThatThrownBy(() -> wire.setDesiredCapacity("shop", 1)).isInstanceOf(AwsException.class);
        assertThatThrownBy(() -> wire.terminateAndDecrement("i-1")).isInstanceOf(AwsException.class);
        assertThat(aws.takeCalls()).hasSize(2);
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void neverExceedsItsPaceHoweverManyAsk() {
        PatientWire wire =
                wire(new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(5), new RetryPolicy.Pace(5, 10), 1));

        for (int call = 0; call < 60; call++) {
            wire.group("shop");
        }

        assertThat(Duration.between(InMemoryAws.START, time.now())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void slowsDownWhenThrottledAndRecovers() {
        var budget = new CallBudget(new RetryPolicy.Pace(10, 1), time.now());
        assertThat(budget.take(time.now())).isZero();
        assertThat(budget.take(time.now())).isEqualTo(Duration.ofMillis(100));

        budget.throttled(time.now());
        budget.throttled(time.now());
        time.advance(Duration.ofMillis(400)); // pays the debt at a quarter of the pace
        assertThat(budget.take(time.now())).isEqualTo(Duration.ofMillis(400));

        for (int call = 0; call < 100; call++) {
            budget.succeeded();
        }
        time.advance(Duration.ofMillis(100));
        assertThat(budget.take(time.now())).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void tellsOfEveryAttempt() {
        aws.next(GROUPS, Fault.code("Throttling"));
        PatientWire wire = wire(RetryPolicy.standard(1));

        wire.group("shop");
        wire.setDesiredCapacity("shop", 1);

        assertThat(told)
                .containsExactly(
                        "DescribeAutoScalingGroups throttled", "DescribeAutoScalingGroups ok", "SetDesiredCapacity ok");
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() {
        aws.next(GROUPS, Fault.code("InternalFailure"));

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> wire(RetryPolicy.standard(1)).group("shop"))
                .isInstanceOf(AwsException.class)
                .hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(aws.takeCalls()).hasSize(1);
    }
}

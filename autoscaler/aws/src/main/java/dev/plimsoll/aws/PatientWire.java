package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.ActivityDescription;
import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsErrors;
import dev.plimsoll.aws.wire.AwsException;
import dev.plimsoll.aws.wire.AwsFailure;
import dev.plimsoll.aws.wire.AwsWire;
import dev.plimsoll.aws.wire.GroupDescription;
import dev.plimsoll.aws.wire.InstanceTypeDescription;
import dev.plimsoll.aws.wire.LaunchTemplateReference;
import dev.plimsoll.aws.wire.LaunchTemplateVersion;
import dev.plimsoll.aws.wire.Page;
import dev.plimsoll.aws.wire.TagSelector;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The one retry and throttle policy, around a wire that sends once. Reads wait for their turn and are repeated while the
 * failure may pass. Writes go at once and once: between a re-read and its write nothing may be slept over, and after
 * a failure the world has to be read again first.
 */
public final class PatientWire implements AwsWire {

    private final AwsWire wire;
    private final RetryPolicy policy;
    private final Timekeeper time;
    private final CallListener listener;
    private final CallBudget budget;
    private final RandomGenerator jitter;

    public PatientWire(AwsWire wire, RetryPolicy policy, Timekeeper time, CallListener listener) {
        this.wire = wire;
        this.policy = policy;
        this.time = time;
        this.listener = listener;
        this.budget = new CallBudget(policy.pace(), time.now());
        this.jitter = RandomGeneratorFactory.of("L64X128MixRandom").create(policy.seed());
    }

    @Override
    public Page<GroupDescription> groups(List<TagSelector> tags, @Nullable String token) {
        return read(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, () -> wire.groups(tags, token));
    }

    @Override
    public Optional<GroupDescription> group(String name) {
        return read(AwsCall.DESCRIBE_AUTO_SCALING_GROUPS, () -> wire.group(name));
    }

    @Override
    public Page<ActivityDescription> activities(String group, @Nullable String token) {
        return read(AwsCall.DESCRIBE_SCALING_ACTIVITIES, () -> wire.activities(group, token));
    }

    @Override
    public void setDesiredCapacity(String group, int desired) {
        write(AwsCall.SET_DESIRED_CAPACITY, () -> wire.setDesiredCapacity(group, desired));
    }

    @Override
    public void terminateAndDecrement(String instance) {
        write(AwsCall.TERMINATE_INSTANCE, () -> wire.terminateAndDecrement(instance));
    }

    @Override
    public LaunchTemplateVersion launchTemplateVersion(LaunchTemplateReference template) {
        return read(AwsCall.DESCRIBE_LAUNCH_TEMPLATE_VERSIONS, () -> wire.launchTemplateVersion(template));
    }

    @Override
    public LaunchTemplateVersion launchConfiguration(String name) {
        return read(AwsCall.DESCRIBE_LAUNCH_CONFIGURATIONS, () -> wire.launchConfiguration(name));
    }

    @Override
    public Page<InstanceTypeDescription> instanceTypes(List<String> names, @Nullable String token) {
        return read(AwsCall.DESCRIBE_INSTANCE_TYPES, () -> wire.instanceTypes(names, token));
    }

    private void write(AwsCall call, Runnable request) {
        Duration _ = budget.take(time.now()); // reads pay for it
        attempt(call, () -> {
            request.run();
            return call;
        });
    }

    private <T> T read(AwsCall call, Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            pause(call, budget.take(time.now()));
            try {
                return attempt(call, request);
            } catch (AwsException failed) {
                if (attempt >= policy.attempts() || !failed.failure().passes()) {
                    throw failed;
                }
            }
            pause(call, wait(attempt));
        }
    }

    private <T> T attempt(AwsCall call, Supplier<T> request) {
        Instant start = time.now();
        try {
            T answer = request.get();
            budget.succeeded();
            listener.called(call, null, Duration.between(start, time.now()));
            return answer;
        } catch (AwsException failed) {
            if (failed.failure() == AwsFailure.THROTTLED) {
                budget.throttled(time.now());
            }
            listener.called(call, failed.failure(), Duration.between(start, time.now()));
            throw failed;
        }
    }

    private Duration wait(int attempt) {
        long whole =
                Math.min(policy.longestWait().toNanos(), policy.firstWait().toNanos() << Math.min(attempt - 1, 20));
        synchronized (jitter) {
            return Duration.ofNanos(whole / 2 + jitter.nextLong(whole / 2 + 1));
        }
    }

    private void pause(AwsCall call, Duration duration) {
        if (duration.isZero()) {
            return;
        }
        try {
            time.pause(duration);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw AwsErrors.unanswered(call, AwsErrors.INTERRUPTED, "", interrupt);
        }
    }
}

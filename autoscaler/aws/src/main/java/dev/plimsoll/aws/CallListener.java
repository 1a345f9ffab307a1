package dev.plimsoll.aws;

import dev.plimsoll.aws.wire.AwsCall;
import dev.plimsoll.aws.wire.AwsFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told of every call sent to AWS, each attempt by itself: counters and timers listen here. */
@FunctionalInterface
public interface CallListener {

    /** The failure is null if the call succeeded. */
    void called(AwsCall call, @Nullable AwsFailure failure, Duration took);
}

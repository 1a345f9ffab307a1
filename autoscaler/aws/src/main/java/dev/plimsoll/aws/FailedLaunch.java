package dev.plimsoll.aws;

import dev.plimsoll.core.model.LaunchFailure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A launch that AWS gave up: the scaling activity's id and start, the zone if AWS names one, and what went wrong. */
public record FailedLaunch(
        String activity,
        String group,
        Instant startedAt,
        @Nullable String zone,
        LaunchFault fault) {

    LaunchFailure inCoreWords() {
        return new LaunchFailure(activity, startedAt, fault.code(), fault.message());
    }
}

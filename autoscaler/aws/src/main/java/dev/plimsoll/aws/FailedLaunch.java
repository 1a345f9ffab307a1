package dev.plimsoll.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A launch that AWS gave up: the scaling activity's id and start, the zone if AWS names one, and what went wrong. */
public record FailedLaunch(
        String activity,
        String group,
        Instant startedAt,
        @Nullable String zone,
        LaunchFault fault) {}

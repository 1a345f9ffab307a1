package dev.plimsoll.core.model;

import java.time.Instant;

/** A launch that AWS tried for a group and gave up: the activity's id, when it began, and why by AWS's code and words. */
public record LaunchFailure(String activity, Instant at, String code, String message) {}

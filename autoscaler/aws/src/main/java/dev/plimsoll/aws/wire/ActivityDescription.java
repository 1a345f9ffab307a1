package dev.plimsoll.aws.wire;

import java.time.Instant;

/**
 * A scaling activity. Status is the code such as {@code Failed} and the sentence AWS gives with it, details a JSON text with
 * subnet and zone; texts that AWS leaves out are empty.
 */
public record ActivityDescription(String id, String description, Instant startedAt, Status status, String details) {

    /** How it went. */
    public record Status(String code, String message) {}
}

package dev.plimsoll.simulator.replay;

import java.time.Instant;

/** A round that is decided otherwise than recorded: its place in the recording, when it was, and what differs first. */
public record RoundDifference(String place, Instant at, String what) {}

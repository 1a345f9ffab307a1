package dev.plimsoll.journal;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import java.time.Instant;

/** All that a decision depends on: the moment, the rules, what is observed, and what is remembered from the round before. */
public record Situation(Instant at, Rules rules, Observation observation, Memory memory) {}

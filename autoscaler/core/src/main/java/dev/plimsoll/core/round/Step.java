package dev.plimsoll.core.round;

import dev.plimsoll.core.model.Reason;

/** An action and why it is taken. */
public record Step(Action action, Reason cause) {}

package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.PodShape;

/** A number of equal pods that need room. */
public record Demand(PodShape shape, int count) {}

package dev.plimsoll.simulator.oracle.invariant;

/** An invariant that did not hold: which, when (milliseconds since 1970), and the values that broke it. */
public record Broken(String invariant, long atMillis, String message) {}

package dev.plimsoll.simulator.measure;

/** Something an autoscaler did: when (milliseconds since 1970), what, to what, why, and what became of it ("" if it was done). */
public record Deed(long atMillis, String action, String subject, String reason, String outcome) {}

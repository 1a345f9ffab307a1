package dev.plimsoll.journal;

/** A round as it was recorded: its situation, how many rounds before it had brought nothing new, and its decision as JSON. */
public record RecordedRound(Situation situation, long unchangedBefore, String decision) {}

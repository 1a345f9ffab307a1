package dev.plimsoll.daemon.tell;

import dev.plimsoll.core.loop.Memory;
import dev.plimsoll.core.model.Observation;
import dev.plimsoll.core.round.Finding;
import java.time.Instant;
import java.util.List;

/** How things stand after a round: what was seen, what is remembered, what was not done and why, and the latest steps, newest first. */
public record Status(Instant at, Observation seen, Memory memory, List<Finding> findings, List<Deed> deeds) {

    /** A step that was taken, or tried: the reason for it, and why it was not done ("" if it was). */
    public record Deed(Instant at, String action, String because, String whyNot) {}

    public Status {
        findings = List.copyOf(findings);
        deeds = List.copyOf(deeds);
    }

    /** Who leads, which prices and memory hold, and what troubles the reading of the world and the rounds. */
    public record Surroundings(
            String identity, String leader, boolean leading, String premises, List<String> troubles) {
        public Surroundings {
            troubles = List.copyOf(troubles);
        }
    }
}

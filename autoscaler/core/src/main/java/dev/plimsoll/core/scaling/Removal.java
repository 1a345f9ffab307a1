package dev.plimsoll.core.scaling;

import java.time.Instant;

/** A node on its way out. Every step is taken from what is observed, so a successor can go on from here or undo it. */
public record Removal(String node, String instance, String group, Phase phase, Timing timing) {

    /** How far it has come. */
    public enum Phase {
        /** Our taint is asked for; pods may still land until it shows. */
        MARKED,
        /** The taint shows, what runs there was looked at again, and pods are being evicted. */
        DRAINING,
        /** The instance was told to end. */
        TERMINATING
    }

    /** When it began, when it is called off, and before when nothing is to be tried again. */
    public record Timing(Instant startedAt, Instant deadline, Instant retryAt) {
        Timing retryingAt(Instant changed) {
            return new Timing(startedAt, deadline, changed);
        }
    }

    /** Ties our taint to this removal, so that it is told from others' and from earlier ones. */
    public String operation() {
        return node + "@" + timing.startedAt().getEpochSecond();
    }

    Removal in(Phase changed) {
        return new Removal(node, instance, group, changed, timing);
    }

    Removal retryingAt(Instant changed) {
        return new Removal(node, instance, group, phase, timing.retryingAt(changed));
    }
}

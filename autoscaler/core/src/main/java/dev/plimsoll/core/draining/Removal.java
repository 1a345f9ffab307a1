package dev.plimsoll.core.draining;

import dev.plimsoll.core.model.Node;
import dev.plimsoll.core.model.Taint;
import dev.plimsoll.core.model.WellKnown;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node on its way out. Every step is taken from what is observed, so a successor can go on from here or undo it. */
public record Removal(String node, String instance, String group, Phase phase, Timing timing) {

    /** How the value of our taint begins; cluster-autoscaler's own has only the seconds. */
    public static final String OURS = "plimsoll-";

    /** How far it has come. */
    public enum Phase {
        /** Our taint is asked for; pods may still land until it shows. */
        MARKED,
        /** The taint shows, what runs there was looked at again, and pods are being evicted. */
        DRAINING,
        /** Nothing is left that must move, and an annotation asks to wait with the end; no longer than until the next try. */
        DELAYED,
        /** The instance was told to end. */
        TERMINATING,
        /** Called off: our taint is to come off. */
        CALLED_OFF
    }

    /** When it began, when it is called off, and before when nothing is to be tried again. */
    public record Timing(Instant startedAt, Instant deadline, Instant retryAt) {
        Timing retryingAt(Instant changed) {
            return new Timing(startedAt, deadline, changed);
        }
    }

    /** That of an instance that is no node, and so is ended at once. */
    public static Removal ofMissing(String instance, String group, Timing timing) {
        return new Removal("", instance, group, Phase.TERMINATING, timing);
    }

    /** Whether there is a node to mark and to empty. */
    public boolean hasNode() {
        return !node.isEmpty();
    }

    /** What removals are kept by: the node's name, or the instance's id where there is no node. */
    public String key() {
        return hasNode() ? node : instance;
    }

    /** The value of our taint, which tells it from others' and from those of earlier removals of the node. */
    public String operation() {
        return OURS + timing.startedAt().getEpochSecond();
    }

    /** The removal that a taint of ours belongs to which nobody remembers: called off. */
    public static @Nullable Removal forgotten(Node node, String group, Instant now) {
        for (Taint taint : node.taints()) {
            if (taint.key().equals(WellKnown.TO_BE_DELETED) && taint.value().startsWith(OURS)) {
                return startedAt(taint.value())
                        .map(at -> new Removal(
                                node.name(),
                                node.status().instanceId(),
                                group,
                                Phase.CALLED_OFF,
                                new Timing(at, now, now)))
                        .orElse(null);
            }
        }
        return null;
    }

    private static Optional<Instant> startedAt(String operation) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(operation.substring(OURS.length()))));
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    public Removal in(Phase changed) {
        return new Removal(node, instance, group, changed, timing);
    }

    public Removal retryingAt(Instant changed) {
        return new Removal(node, instance, group, phase, timing.retryingAt(changed));
    }
}

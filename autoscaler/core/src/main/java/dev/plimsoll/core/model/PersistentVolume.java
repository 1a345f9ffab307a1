package dev.plimsoll.core.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A volume: its labels (zones among them), what it offers, which nodes reach it, and who has it. */
public record PersistentVolume(
        String name,
        SortedMap<String, String> labels,
        Offer offer,
        Reach reach,
        @Nullable ClaimReference claim) {

    public PersistentVolume {
        labels = ImmutableMaps.copyOf(labels);
    }

    /** What the volume can be used for; one that is not available can only go to the claim it refers to. */
    public record Offer(
            long bytes, SortedSet<String> accessModes, boolean block, String storageClass, boolean available) {
        public Offer {
            accessModes = Collections.unmodifiableSortedSet(new TreeSet<>(accessModes));
        }
    }

    /** Which nodes reach it (one term must match; none means all) and how it is attached (null if it is not). */
    public record Reach(
            List<NodeAffinity.Term> nodes, @Nullable VolumeHandle handle) {
        public Reach {
            nodes = List.copyOf(nodes);
        }

        public boolean includes(Node node) {
            return nodes.isEmpty() || nodes.stream().anyMatch(term -> term.matches("", node.labels()));
        }
    }

    /** The claim that has the volume, or for which it is kept; an empty uid stands for any claim of that key. */
    public record ClaimReference(String key, String uid) {}

    /** Whether the volume is this claim's, or kept for it. */
    public boolean isFor(PersistentVolumeClaim asking) {
        return claim != null
                && claim.key().equals(asking.key())
                && (claim.uid().isEmpty() || claim.uid().equals(asking.uid()));
    }
}

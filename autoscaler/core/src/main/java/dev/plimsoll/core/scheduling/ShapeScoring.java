package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.SchedulingRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What scores remember of one shape: raw values by node profile, and the counters that its preferences read. */
final class ShapeScoring {

    /** A ScheduleAnyway constraint; pods are counted on the very node where the key is the hostname. */
    record SpreadPreference(
            TopologyDomains domains,
            @Nullable SpreadCounter byDomain,
            @Nullable NodeCounter byNode,
            int maxSkew) {}

    /** So much for each pod in the node's domain; less than 0 to stay away. */
    record Attraction(DomainCounter counter, int weight) {}

    /** Null until it has been worked out. */
    @Nullable
    List<SpreadPreference> spread;

    /** Whether a node that lacks a key of the constraints is left out. */
    boolean needsAllKeys;

    /** Null until it has been worked out. */
    @Nullable
    List<Attraction> ownAttractions;

    /** What the terms of other pods make of this one. */
    final List<Attraction> foreignAttractions = new ArrayList<>();

    /** Whether the pod has images, so that where they are matters. */
    final boolean hasImages;

    private final boolean preferencesTellNodesApart;
    private int[] unwelcomeByProfile = new int[0];
    private int[] preferenceByProfile = new int[0];

    ShapeScoring(SchedulingRules rules) {
        preferencesTellNodesApart = rules.nodeAffinity().preferred().stream()
                .anyMatch(preferred -> preferred.term().tellsNodesApart());
        hasImages = !rules.attachments().scoreInputs().images().names().isEmpty();
    }

    /** The PreferNoSchedule taints not tolerated, worked out once a profile. */
    int unwelcome(RawScore score, ShapeEntry shape, int profile, int node) {
        unwelcomeByProfile = withRoomFor(profile, unwelcomeByProfile);
        if (unwelcomeByProfile[profile] < 0) {
            unwelcomeByProfile[profile] = score.of(shape, node);
        }
        return unwelcomeByProfile[profile];
    }

    /** The weight of preferred node affinity met, worked out once a profile where profiles decide it. */
    int preference(RawScore score, ShapeEntry shape, int profile, int node) {
        if (preferencesTellNodesApart) {
            return score.of(shape, node);
        }
        preferenceByProfile = withRoomFor(profile, preferenceByProfile);
        if (preferenceByProfile[profile] < 0) {
            preferenceByProfile[profile] = score.of(shape, node);
        }
        return preferenceByProfile[profile];
    }

    private static int[] withRoomFor(int profile, int[] values) {
        if (profile < values.length) {
            return values;
        }
        int[] grown = Arrays.copyOf(values, Math.max(profile + 1, 2 * values.length));
        Arrays.fill(grown, values.length, grown.length, -1);
        return grown;
    }
}

package dev.plimsoll.core.model;

import java.util.List;
import java.util.Map;

/** A set of conditions on labels that must all hold; with no condition it matches everything. */
public record LabelSelector(List<Requirement> requirements) {

    /** Matches everything. */
    public static final LabelSelector EVERYTHING = new LabelSelector(List.of());

    public LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /** The selector whose labels must all have exactly these values. */
    public static LabelSelector of(Map<String, String> matchLabels) {
        return new LabelSelector(ImmutableMaps.copyOf(matchLabels).entrySet().stream()
                .map(label -> Requirement.equalTo(label.getKey(), label.getValue()))
                .toList());
    }

    public boolean matches(Map<String, String> labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.matches(labels)) {
                return false;
            }
        }
        return true;
    }
}

package dev.plimsoll.core.expander;

import dev.plimsoll.core.model.ImmutableMaps;
import java.math.BigDecimal;
import java.util.SortedMap;

/**
 * What is compared of a group's template: labels, and exact amounts by resource name of what the machine has, of what pods
 * may request, and of what the pods that come with it request. A resource that is not named is absent, which is not 0.
 */
public record NodeProfile(
        SortedMap<String, String> labels,
        SortedMap<String, BigDecimal> capacity,
        SortedMap<String, BigDecimal> allocatable,
        SortedMap<String, BigDecimal> requested) {

    public NodeProfile {
        labels = ImmutableMaps.copyOf(labels);
        capacity = ImmutableMaps.copyOf(capacity);
        allocatable = ImmutableMaps.copyOf(allocatable);
        requested = ImmutableMaps.copyOf(requested);
    }
}

package dev.plimsoll.core.model;

import java.util.SortedMap;

/**
 * All that the scheduler reads of a pod, so that ten thousand replicas are one shape. Readers of pods intern shapes:
 * whatever is costly is done once a shape, and tables of shapes go by identity.
 */
public record PodShape(
        String namespace, SortedMap<String, String> labels, Resources requests, SchedulingRules rules, int priority) {

    public PodShape {
        labels = ImmutableMaps.copyOf(labels);
        if (requests.cpuMillis() < 0 || requests.memoryBytes() < 0) {
            throw new IllegalArgumentException("a pod cannot request less than nothing, but this one requests "
                    + requests.cpuMillis() + " millicores and " + requests.memoryBytes()
                    + " bytes: give amounts of 0 or more");
        }
    }
}

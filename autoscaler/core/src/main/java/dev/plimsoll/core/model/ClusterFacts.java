package dev.plimsoll.core.model;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the scheduler knows besides nodes and pods: the labels of namespaces, storage, and its own configuration. */
public record ClusterFacts(
        SortedMap<String, SortedMap<String, String>> namespaceLabels, Storage storage, DefaultSpread defaultSpread) {

    /** No namespace has labels, there is no storage, and the scheduler is configured as it comes. */
    public static final ClusterFacts NONE = new ClusterFacts(ImmutableMaps.empty(), Storage.NONE, DefaultSpread.SYSTEM);

    public ClusterFacts {
        var copies = new TreeMap<String, SortedMap<String, String>>();
        namespaceLabels.forEach((name, labels) -> copies.put(name, ImmutableMaps.copyOf(labels)));
        namespaceLabels = ImmutableMaps.copyOf(copies);
    }

    /** The labels of a namespace; none when it is unknown. */
    public SortedMap<String, String> labelsOf(String namespace) {
        return namespaceLabels.getOrDefault(namespace, ImmutableMaps.empty());
    }

    /**
     * The constraints for pods without any of their own, each for the pods of the same kind; their selectors are unused.
     * By the system's defaults a node may lack a topology key, by configured ones it may not.
     */
    public record DefaultSpread(List<TopologySpreadConstraint> constraints, boolean bySystem) {

        /** Softly over hosts and zones. */
        public static final DefaultSpread SYSTEM =
                new DefaultSpread(List.of(soft(WellKnown.HOSTNAME, 3), soft(WellKnown.ZONE, 5)), true);

        public DefaultSpread {
            constraints = List.copyOf(constraints);
        }

        private static TopologySpreadConstraint soft(String topologyKey, int maxSkew) {
            return new TopologySpreadConstraint(
                    topologyKey, maxSkew, false, null, TopologySpreadConstraint.Options.DEFAULT);
        }
    }
}

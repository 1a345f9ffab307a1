package dev.plimsoll.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How evenly pods that match the selector must lie over the domains of a topology key. A null selector matches nothing. */
public record TopologySpreadConstraint(
        String topologyKey,
        int maxSkew,
        boolean hard,
        @Nullable LabelSelector selector,
        Options options) {

    /** The rarer settings, with the values Kubernetes takes when they are not given. */
    public record Options(
            int minDomains, boolean honourNodeAffinity, boolean honourNodeTaints, List<String> matchLabelKeys) {

        public static final Options DEFAULT = new Options(1, true, false, List.of());

        public Options {
            matchLabelKeys = List.copyOf(matchLabelKeys);
        }
    }

    /** DoNotSchedule over a key, for pods that match the selector. */
    public static TopologySpreadConstraint hard(String topologyKey, int maxSkew, LabelSelector selector) {
        return new TopologySpreadConstraint(topologyKey, maxSkew, true, selector, Options.DEFAULT);
    }
}

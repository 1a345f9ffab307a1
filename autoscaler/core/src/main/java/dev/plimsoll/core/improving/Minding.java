package dev.plimsoll.core.improving;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;

/** What pods mind about others, those first that are best bound first. */
enum Minding {
    HOST_SPREAD,
    SPREAD,
    COMPANY,
    NOTHING;

    static Minding of(PodShape shape) {
        boolean spreads = false;
        for (TopologySpreadConstraint constraint : shape.rules().spread()) {
            if (constraint.hard() && constraint.topologyKey().equals(WellKnown.HOSTNAME)) {
                return HOST_SPREAD;
            }
            spreads |= constraint.hard();
        }
        if (spreads) {
            return SPREAD;
        }
        return shape.rules().podAffinity().affinity().isEmpty()
                        && shape.rules().podAffinity().antiAffinity().isEmpty()
                ? NOTHING
                : COMPANY;
    }
}

package dev.plimsoll.simulator.world.scheduler;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.PodAffinityTerm;
import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.scheduling.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a pod that comes or goes can matter to where another fits through spread or pod affinity; in doubt it can. */
final class TopologyConcern {

    private final Placement placement;
    private final Map<Long, Boolean> known = new HashMap<>();

    TopologyConcern(Placement placement) {
        this.placement = placement;
    }

    /** Whether a change in the pods of the other shape may make the shape fit somewhere. */
    boolean concerns(int shape, int other) {
        return placement.hasTopology(shape)
                && known.computeIfAbsent(
                        ((long) shape << 32) | other,
                        pair -> concerns(placement.shapeAt(shape), placement.shapeAt(other)));
    }

    private static boolean concerns(PodShape shape, PodShape other) {
        for (TopologySpreadConstraint constraint : shape.rules().spread()) {
            if (matches(constraint.selector(), other)) {
                return true;
            }
        }
        PodAffinityTerm.Terms own = shape.rules().podAffinity();
        return anyMatches(own.affinity(), other)
                || anyMatches(own.antiAffinity(), other)
                || anyMatches(other.rules().podAffinity().antiAffinity(), shape);
    }

    private static boolean anyMatches(List<PodAffinityTerm> terms, PodShape pod) {
        for (PodAffinityTerm term : terms) {
            if (matches(term.selector(), pod)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(@Nullable LabelSelector selector, PodShape pod) {
        return selector != null && selector.matches(pod.labels());
    }
}

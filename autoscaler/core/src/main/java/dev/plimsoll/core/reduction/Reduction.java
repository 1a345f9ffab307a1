package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.plan.Demand;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.scheduling.TopologyView;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns topology rules into arithmetic where that can be done: zone spread and zone affinity deal pods out over zones, host
 * spread and host anti-affinity are caps on what a node holds. Other rules, and those of ports and volumes, must be asked of
 * the scheduler pod by pod. All is worked out once for the shapes that differ in nothing but their requests.
 */
final class Reduction {

    private final RuleClasses classes;
    private final List<@Nullable TopologyView> views = new ArrayList<>();
    private final List<PodShape> shapes = new ArrayList<>(); // one of each class
    private final boolean[] reducible;
    private final boolean entangled;
    private final NodeCaps caps;

    Reduction(Placement placement, List<Demand> demands) {
        classes = new RuleClasses(placement, demands);
        for (int one = 0; one < classes.count(); one++) {
            int shape = classes.shapeOf(one);
            views.add(placement.hasTopology(shape) ? placement.topologyOf(shape) : null);
        }
        reducible = new boolean[classes.count()];
        boolean anyEntangled = false;
        for (int one = 0; one < reducible.length; one++) {
            TopologyView view = views.get(one);
            PodShape shape = placement.shapeAt(classes.shapeOf(one));
            shapes.add(shape);
            reducible[one] = mindsNobodyOnItsNode(shape) && (view == null || isReducible(view));
            anyEntangled |= view != null && reducible[one] && isEntangled(view);
        }
        entangled = anyEntangled;
        caps = new NodeCaps(classes, views, reducible);
    }

    boolean isReducible(int demand) {
        return reducible[classes.of(demand)];
    }

    @Nullable
    TopologyView view(int demand) {
        return views.get(classes.of(demand));
    }

    /** Whether some pod's verdict depends on the zone of its node, so that zones must be told apart. */
    boolean needsZones() {
        for (int one = 0; one < views.size(); one++) {
            if (mindsZones(views.get(one)) || mindsZones(shapes.get(one).rules().attachments())) {
                return true;
            }
        }
        return false;
    }

    private static boolean mindsZones(@Nullable TopologyView view) {
        return view != null
                && (zoneSpread(view) != null
                        || !view.near().isEmpty()
                        || view.away().stream().anyMatch(kind -> !NodeCaps.isHost(kind)));
    }

    private static boolean mindsZones(SchedulingRules.Attachments attachments) {
        return !attachments.volumes().isEmpty() || !attachments.volumeZones().isEmpty();
    }

    /** Whether no demand has topology rules. */
    boolean isFree() {
        return views.stream().allMatch(view -> view == null);
    }

    /** Whether some pods spread by pods that do not spread likewise, so that the order of binding matters throughout. */
    boolean isEntangled() {
        return entangled;
    }

    /** Whether pods of the demand must be in a zone that is known beforehand. */
    boolean mustKnowZone(int demand) {
        TopologyView view = view(demand);
        return view != null && (!view.near().isEmpty() || zoneSpread(view) != null);
    }

    /**
     * When pods of the demand should be bound, lowest first: those that mind who shares their host, then those that mind
     * their zone, then those that mind nobody, who would be in the way of both.
     */
    int bindingOrder(int demand) {
        TopologyView view = view(demand);
        if (view == null) {
            return 3;
        }
        if (NodeCaps.spreadsOverHosts(view)) {
            return 0;
        }
        return view.spread().isEmpty() ? 2 : 1;
    }

    /** Whether pods that spread had better be bound before those of the demand, which look at others but do not spread. */
    boolean isBetterLast(int demand) {
        return entangled && bindingOrder(demand) == 2;
    }

    int[] capLimits() {
        return caps.limits();
    }

    /** The caps that pods of the demand count for. */
    List<Integer> caps(int demand) {
        return caps.of(classes.of(demand));
    }

    /** The number of all demands that differ from this one in nothing but requests and priority. */
    int classOf(int demand) {
        return classes.of(demand);
    }

    static TopologyView.@Nullable Spread zoneSpread(TopologyView view) {
        for (TopologyView.Spread spread : view.spread()) {
            if (spread.kind().topologyKey().equals(WellKnown.ZONE)) {
                return spread;
            }
        }
        return null;
    }

    /** Ports and volumes may clash with those of others, and volumes may be out of reach or used up elsewhere. */
    private static boolean mindsNobodyOnItsNode(PodShape shape) {
        SchedulingRules.Attachments attachments = shape.rules().attachments();
        return attachments.hostPorts().isEmpty() && attachments.volumes().isEmpty();
    }

    private boolean isReducible(TopologyView view) {
        int zoneRules = view.near().size();
        for (TopologyView.Spread spread : view.spread()) {
            boolean byZone = spread.kind().topologyKey().equals(WellKnown.ZONE);
            zoneRules += byZone ? 1 : 0;
            if (!byZone && !NodeCaps.isHost(spread.kind())) {
                return false;
            }
        }
        for (TopologyView.Near near : view.near()) {
            if (!near.kind().topologyKey().equals(WellKnown.ZONE)) {
                return false;
            }
        }
        return zoneRules <= 1 && view.away().stream().allMatch(kind -> NodeCaps.isHost(kind) && isMutual(kind));
    }

    /** Whether exactly those who must be avoided avoid. */
    private boolean isMutual(PodKind kind) {
        for (int one = 0; one < classes.count(); one++) {
            TopologyView view = views.get(one);
            boolean avoids = view != null && view.away().contains(kind);
            if (avoids != kind.includes(classes.shapeOf(one))) {
                return false;
            }
        }
        return true;
    }

    private boolean isEntangled(TopologyView view) {
        for (TopologyView.Spread spread : view.spread()) {
            for (int one = 0; one < classes.count(); one++) {
                if (spreadsOver(spread.kind(), views.get(one)) != spread.kind().includes(classes.shapeOf(one))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean spreadsOver(PodKind kind, @Nullable TopologyView view) {
        return view != null
                && view.spread().stream().anyMatch(spread -> spread.kind().equals(kind));
    }
}

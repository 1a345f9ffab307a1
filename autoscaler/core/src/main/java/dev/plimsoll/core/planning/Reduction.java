package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.PodShape;
import dev.plimsoll.core.model.SchedulingRules;
import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.Placement;
import dev.plimsoll.core.scheduling.TopologyView;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns topology rules into arithmetic where that can be done: zone spread and zone affinity deal pods out over zones, host
 * spread and host anti-affinity are caps on what a node holds. Other rules, and those of ports and volumes, must be asked of
 * the scheduler pod by pod.
 */
final class Reduction {

    private final List<Demand> demands;
    private final List<@Nullable TopologyView> views;
    private final int[] handles;
    private final boolean[] reducible;
    private final List<PodKind> capKinds = new ArrayList<>();
    private final List<Integer> capLimits = new ArrayList<>();
    private final Map<PodKind, Integer> capsByKind = new HashMap<>(); // looked up only, never walked

    Reduction(Placement placement, List<Demand> demands) {
        this.demands = demands;
        handles = demands.stream()
                .mapToInt(demand -> placement.shape(demand.shape()))
                .toArray();
        views = new ArrayList<>();
        for (int handle : handles) {
            views.add(placement.hasTopology(handle) ? placement.topologyOf(handle) : null);
        }
        reducible = new boolean[handles.length];
        for (int demand = 0; demand < reducible.length; demand++) {
            TopologyView view = views.get(demand);
            reducible[demand] =
                    mindsNobodyOnItsNode(demands.get(demand).shape()) && (view == null || isReducible(view));
            if (view != null && reducible[demand]) {
                noteCaps(view);
            }
        }
    }

    boolean isReducible(int demand) {
        return reducible[demand];
    }

    @Nullable
    TopologyView view(int demand) {
        return views.get(demand);
    }

    boolean needsZones() {
        for (int demand = 0; demand < reducible.length; demand++) {
            TopologyView view = views.get(demand);
            if (view != null && (zoneSpread(view) != null || !view.near().isEmpty())) {
                return true;
            }
        }
        return false;
    }

    /** Whether no demand has topology rules. */
    boolean isFree() {
        return views.stream().allMatch(view -> view == null);
    }

    /** Whether pods of the demand must be in a zone that is known beforehand. */
    boolean mustKnowZone(int demand) {
        TopologyView view = views.get(demand);
        return view != null && (!view.near().isEmpty() || zoneSpread(view) != null);
    }

    /**
     * When pods of the demand should be bound, lowest first: those that mind who shares their host, then those that mind
     * their zone, then those that mind nobody, who would be in the way of both.
     */
    int bindingOrder(int demand) {
        TopologyView view = views.get(demand);
        if (view == null) {
            return 3;
        }
        if (view.spread().stream().anyMatch(spread -> isHost(spread.kind()))) {
            return 0;
        }
        return view.spread().isEmpty() ? 2 : 1;
    }

    int[] capLimits() {
        return capLimits.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The caps that pods of the demand count for: those of rules of their own. */
    List<Integer> caps(int demand) {
        TopologyView view = views.get(demand);
        if (view == null || !reducible[demand]) {
            return List.of();
        }
        var caps = new TreeSet<Integer>();
        for (TopologyView.Spread spread : view.spread()) {
            addCap(caps, spread.kind(), handles[demand]);
        }
        for (PodKind kind : view.away()) {
            addCap(caps, kind, handles[demand]);
        }
        return List.copyOf(caps);
    }

    private void addCap(SortedSet<Integer> caps, PodKind kind, int handle) {
        Integer cap = capsByKind.get(kind);
        if (cap != null && kind.includes(handle)) {
            caps.add(cap);
        }
    }

    /** Deals pods of the demand out over zones, if its rules or those of others make that matter. */
    List<ZoneShare> deal(int demand, int pods, ZoneLevels levels, SortedSet<String> zones) {
        TopologyView view = views.get(demand);
        if (view == null) {
            return List.of(new ZoneShare("", pods));
        }
        if (!view.near().isEmpty()) {
            String zone = levels.meet(view.near().getFirst(), pods, zones);
            return zone == null ? List.of() : List.of(new ZoneShare(zone, pods));
        }
        List<PodKind> kinds = levels.kindsOf(handles[demand]);
        if (kinds.isEmpty() || view.spread().isEmpty()) {
            return List.of(new ZoneShare("", pods));
        }
        var shares = new ArrayList<ZoneShare>();
        levels.deal(kinds, zoneSpread(view), pods, zones)
                .forEach((zone, count) -> shares.add(new ZoneShare(zone, count)));
        return shares;
    }

    /** So many pods in one zone, or in any. */
    record ZoneShare(String zone, int pods) {}

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
            if (!byZone && !isHost(spread.kind())) {
                return false;
            }
        }
        for (TopologyView.Near near : view.near()) {
            if (!near.kind().topologyKey().equals(WellKnown.ZONE)) {
                return false;
            }
        }
        return zoneRules <= 1 && view.away().stream().allMatch(kind -> isHost(kind) && isMutual(kind));
    }

    private static boolean isHost(PodKind kind) {
        return kind.topologyKey().equals(WellKnown.HOSTNAME);
    }

    /** Whether exactly those who must be avoided avoid. */
    private boolean isMutual(PodKind kind) {
        for (int demand = 0; demand < demands.size(); demand++) {
            TopologyView view = views.get(demand);
            boolean avoids = view != null && view.away().contains(kind);
            if (avoids != kind.includes(handles[demand])) {
                return false;
            }
        }
        return true;
    }

    private void noteCaps(TopologyView view) {
        for (TopologyView.Spread spread : view.spread()) {
            if (isHost(spread.kind())) {
                noteCap(spread.kind(), spread.maxSkew());
            }
        }
        for (PodKind kind : view.away()) {
            noteCap(kind, 1);
        }
    }

    private void noteCap(PodKind kind, int limit) {
        Integer known = capsByKind.putIfAbsent(kind, capKinds.size());
        if (known == null) {
            capKinds.add(kind);
            capLimits.add(limit);
        } else {
            capLimits.set(known, Math.min(capLimits.get(known), limit));
        }
    }
}

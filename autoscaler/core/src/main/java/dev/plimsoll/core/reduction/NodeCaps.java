package dev.plimsoll.core.reduction;

import dev.plimsoll.core.model.WellKnown;
import dev.plimsoll.core.scheduling.TopologyView;
import dev.plimsoll.core.scheduling.TopologyView.PodKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Caps on how many pods of a kind a node may hold, for rules about who shares a host. Pods that spread over hosts are bound
 * before all others, so that these alone count for them; pods that avoid each other count wherever they are.
 */
final class NodeCaps {

    private final List<PodKind> kinds = new ArrayList<>();
    private final List<Integer> limits = new ArrayList<>();
    private final Map<PodKind, Integer> byKind = new HashMap<>(); // looked up only, never walked
    private final List<List<Integer>> byClass = new ArrayList<>();

    NodeCaps(RuleClasses classes, List<@Nullable TopologyView> views, boolean[] reducible) {
        for (int one = 0; one < classes.count(); one++) {
            TopologyView view = views.get(one);
            if (view != null && reducible[one]) {
                note(view);
            }
        }
        for (int one = 0; one < classes.count(); one++) {
            TopologyView view = views.get(one);
            byClass.add(view == null || !reducible[one] ? List.of() : of(view, classes.shapeOf(one)));
        }
    }

    int[] limits() {
        return limits.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The caps that pods of the class count for. */
    List<Integer> of(int ruleClass) {
        return byClass.get(ruleClass);
    }

    static boolean isHost(PodKind kind) {
        return kind.topologyKey().equals(WellKnown.HOSTNAME);
    }

    static boolean spreadsOverHosts(TopologyView view) {
        for (TopologyView.Spread spread : view.spread()) {
            if (isHost(spread.kind())) {
                return true;
            }
        }
        return false;
    }

    private void note(TopologyView view) {
        for (TopologyView.Spread spread : view.spread()) {
            if (isHost(spread.kind())) {
                note(spread.kind(), spread.maxSkew());
            }
        }
        for (PodKind kind : view.away()) {
            note(kind, 1);
        }
    }

    private void note(PodKind kind, int limit) {
        Integer known = byKind.putIfAbsent(kind, kinds.size());
        if (known == null) {
            kinds.add(kind);
            limits.add(limit);
        } else {
            limits.set(known, Math.min(limits.get(known), limit));
        }
    }

    private List<Integer> of(TopologyView view, int shape) {
        var caps = new TreeSet<Integer>();
        boolean boundEarly = spreadsOverHosts(view);
        for (int cap = 0; cap < kinds.size(); cap++) {
            PodKind kind = kinds.get(cap);
            if (kind.includes(shape) && (boundEarly || view.away().contains(kind))) {
                caps.add(cap);
            }
        }
        return List.copyOf(caps);
    }
}

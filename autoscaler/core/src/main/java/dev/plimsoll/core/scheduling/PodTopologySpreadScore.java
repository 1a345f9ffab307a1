package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.LabelSelector;
import dev.plimsoll.core.model.TopologySpreadConstraint;
import dev.plimsoll.core.model.WellKnown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** PodTopologySpread: fewer pods of the kind in the node's domains; a domain weighs more where there are more of them. */
final class PodTopologySpreadScore implements ScorePlugin {

    private static final int LEFT_OUT = -1;

    private final Topology topology;
    private final PodTopologySpreadFilter constraints;
    private int[] seen = new int[16];
    private int stamp;

    PodTopologySpreadScore(Topology topology, PodTopologySpreadFilter constraints) {
        this.topology = topology;
        this.constraints = constraints;
    }

    List<ShapeScoring.SpreadPreference> preferences(ShapeEntry shape) {
        List<ShapeScoring.SpreadPreference> known = shape.scoring.spread;
        if (known != null) {
            return known;
        }
        List<TopologySpreadConstraint> soft = constraints.constraintsOf(shape.shape).stream()
                .filter(constraint -> !constraint.hard())
                .toList();
        boolean needsAllKeys = !constraints.isSpreadBySystem(shape.shape);
        List<String> keys = !needsAllKeys
                ? List.of()
                : soft.stream()
                        .map(TopologySpreadConstraint::topologyKey)
                        .distinct()
                        .sorted()
                        .toList();
        var preferences = new ArrayList<ShapeScoring.SpreadPreference>();
        soft.forEach(constraint -> preferences.add(preference(shape, constraint, keys)));
        shape.scoring.spread = preferences;
        shape.scoring.needsAllKeys = needsAllKeys;
        return preferences;
    }

    private ShapeScoring.SpreadPreference preference(
            ShapeEntry shape, TopologySpreadConstraint constraint, List<String> keys) {
        LabelSelector selector = PodTopologySpreadFilter.selectorOf(shape.shape, constraint);
        PodMatcher matcher = PodTopologySpreadFilter.matcher(shape.shape, selector);
        TopologyDomains domains = topology.domains(constraint.topologyKey());
        return constraint.topologyKey().equals(WellKnown.HOSTNAME)
                ? new ShapeScoring.SpreadPreference(domains, null, topology.nodeCounter(matcher), constraint.maxSkew())
                : new ShapeScoring.SpreadPreference(
                        domains,
                        topology.spreadCounter(
                                constraint.topologyKey(),
                                matcher,
                                PodTopologySpreadFilter.countedNodes(shape.shape, constraint, keys)),
                        null,
                        constraint.maxSkew());
    }

    @Override
    public boolean score(ShapeEntry shape, int[] candidates, int count, int[] scores) {
        List<ShapeScoring.SpreadPreference> preferences = preferences(shape);
        if (preferences.isEmpty()) {
            return false;
        }
        int scored = leaveOut(preferences, shape.scoring.needsAllKeys, candidates, count, scores);
        double[] raw = new double[count];
        for (ShapeScoring.SpreadPreference preference : preferences) {
            int size = preference.byNode() != null ? scored : size(preference.domains(), candidates, count, scores);
            add(preference, StrictMath.log(size + 2), candidates, count, raw);
        }
        normalise(raw, count, scores);
        return true;
    }

    /** Marks the nodes that lack a key, where that leaves them out; the number of the others. */
    private static int leaveOut(
            List<ShapeScoring.SpreadPreference> preferences,
            boolean needsAllKeys,
            int[] candidates,
            int count,
            int[] scores) {
        Arrays.fill(scores, 0, count, 0);
        int scored = count;
        for (int i = 0; needsAllKeys && i < count; i++) {
            for (ShapeScoring.SpreadPreference preference : preferences) {
                if (scores[i] != LEFT_OUT && preference.domains().of(candidates[i]) == TopologyDomains.NONE) {
                    scores[i] = LEFT_OUT;
                    scored--;
                }
            }
        }
        return scored;
    }

    /** The different domains among the nodes that are scored; having no label is one as well. */
    private int size(TopologyDomains domains, int[] candidates, int count, int[] scores) {
        if (domains.count() + 1 > seen.length) {
            seen = Arrays.copyOf(seen, 2 * (domains.count() + 1));
        }
        stamp++;
        int size = 0;
        for (int i = 0; i < count; i++) {
            int domain = domains.of(candidates[i]) + 1;
            if (scores[i] != LEFT_OUT && seen[domain] != stamp) {
                seen[domain] = stamp;
                size++;
            }
        }
        return size;
    }

    private static void add(
            ShapeScoring.SpreadPreference preference, double weight, int[] candidates, int count, double[] raw) {
        for (int i = 0; i < count; i++) {
            int domain = preference.domains().of(candidates[i]);
            if (domain != TopologyDomains.NONE) {
                int pods = preference.byNode() != null
                        ? preference.byNode().at(candidates[i])
                        : podsIn(preference.byDomain(), domain);
                raw[i] += pods * weight + (preference.maxSkew() - 1);
            }
        }
    }

    private static int podsIn(@org.jspecify.annotations.Nullable SpreadCounter counter, int domain) {
        return counter == null ? 0 : counter.at(domain);
    }

    private static void normalise(double[] raw, int count, int[] scores) {
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < count; i++) {
            if (scores[i] != LEFT_OUT) {
                least = Math.min(least, Math.round(raw[i]));
                most = Math.max(most, Math.round(raw[i]));
            }
        }
        for (int i = 0; i < count; i++) {
            if (scores[i] == LEFT_OUT) {
                scores[i] = 0;
            } else {
                scores[i] = most == 0 ? MOST : (int) (MOST * (most + least - Math.round(raw[i])) / most);
            }
        }
    }
}

package dev.plimsoll.core.scheduling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What topology means to one shape: the rules it must meet, and the counters that its pods move. */
final class ShapeTopology {

    /** A DoNotSchedule constraint; {@code self} is 1 if the pod counts itself. */
    record SpreadRule(SpreadCounter counter, int maxSkew, int minDomains, int self) {}

    /** Must be respected in the order of the pod's constraints. */
    List<SpreadRule> spread = List.of();

    /** For each required affinity term the pods that match all of them. */
    List<DomainCounter> affinity = List.of();

    /** Whether the pod meets all its own affinity terms, so that it may be the first of its kind. */
    boolean meetsOwnAffinity;

    /** For each required anti-affinity term the pods that match it. */
    List<DomainCounter> antiAffinity = List.of();

    /** The pods whose required anti-affinity keeps this one away, by term. */
    final List<DomainCounter> repelling = new ArrayList<>();

    private final List<Counter> moved = new ArrayList<>();
    private int[] weights = new int[4];

    boolean isFree() {
        return spread.isEmpty() && affinity.isEmpty() && antiAffinity.isEmpty() && repelling.isEmpty();
    }

    void moves(Counter counter, int weight) {
        if (moved.size() == weights.length) {
            weights = Arrays.copyOf(weights, 2 * weights.length);
        }
        weights[moved.size()] = weight;
        moved.add(counter);
    }

    /** So many pods of the shape came to the node; they left when negative. */
    void count(int node, int pods) {
        for (int i = 0; i < moved.size(); i++) {
            moved.get(i).count(node, weights[i] * pods);
        }
    }

    /** Whether a pod of the shape moves the counter. */
    boolean isCountedBy(Counter counter) {
        return moved.contains(counter);
    }
}

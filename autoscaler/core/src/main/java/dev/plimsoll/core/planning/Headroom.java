package dev.plimsoll.core.planning;

import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of an allowance while a plan is made; all that may be bought is taken off the same one. */
final class Headroom {

    private final List<String> limited;
    private final long[] left;

    Headroom(Allowance allowance) {
        limited = List.copyOf(allowance.left().keySet());
        left = allowance.left().values().stream().mapToLong(Long::longValue).toArray();
    }

    private Headroom(Headroom other) {
        limited = other.limited;
        left = other.left.clone();
    }

    /** Another to try things out on. */
    Headroom copy() {
        return limited.isEmpty() ? this : new Headroom(this);
    }

    /** How many things are limited; 0 if nothing is. */
    int count() {
        return left.length;
    }

    /** What is left of one of them, in the order of their names. */
    long left(int limit) {
        return left[limit];
    }

    /** Of each that is limited the most that a node of the group takes. */
    long[] mostTakenBy(NodeGroup group) {
        long[] most = new long[left.length];
        for (NodeTemplate template : group.templates()) {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], Allowance.taken(limited.get(i), template));
            }
        }
        return most;
    }

    /** How many nodes that take so much each are still allowed. */
    int nodes(long[] each) {
        long nodes = Integer.MAX_VALUE;
        for (int i = 0; i < left.length; i++) {
            nodes = Math.min(nodes, each[i] > 0 ? Math.max(0, left[i] / each[i]) : nodes);
        }
        return (int) nodes;
    }

    void take(NodeTemplate template) {
        for (int i = 0; i < left.length; i++) {
            left[i] -= Allowance.taken(limited.get(i), template);
        }
    }

    /** Takes so many nodes that take so much each. */
    void take(long[] each, int nodes) {
        for (int i = 0; i < left.length; i++) {
            left[i] -= each[i] * nodes;
        }
    }

    /** Why no node that takes so much is allowed any more; null if one is. */
    @Nullable
    GroupPassedOver whyNot(long[] each) {
        for (int i = 0; i < left.length; i++) {
            if (each[i] > left[i]) {
                return new GroupPassedOver.BeyondClusterLimit(limited.get(i), each[i], Math.max(0, left[i]));
            }
        }
        return null;
    }
}

package dev.plimsoll.core.packing;

import dev.plimsoll.core.model.GroupPassedOver;
import dev.plimsoll.core.model.NodeGroup;
import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Allowance;
import dev.plimsoll.core.plan.Terms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is left of an allowance and of commitments while a plan is made; all that may be bought is taken off the same one. */
public final class Headroom {

    private final List<String> limited;
    private final long[] left;
    private final Terms terms;
    private final long[] committed;

    public Headroom(Terms terms) {
        Allowance allowance = terms.allowance();
        limited = List.copyOf(allowance.left().keySet());
        left = allowance.left().values().stream().mapToLong(Long::longValue).toArray();
        this.terms = terms;
        committed = terms.left();
    }

    private Headroom(Headroom other) {
        limited = other.limited;
        left = other.left.clone();
        terms = other.terms;
        committed = other.committed.clone();
    }

    /** Another to try things out on. */
    public Headroom copy() {
        return left.length + committed.length == 0 ? this : new Headroom(this);
    }

    /** How many things are limited; 0 if nothing is. */
    int count() {
        return left.length;
    }

    /** What is left of one of them, in the order of their names. */
    long left(int limit) {
        return left[limit];
    }

    /** What is left of each commitment, in micro-dollars an hour. */
    public long[] committed() {
        return committed.clone();
    }

    /** What nodes of the template cost, whatever is left. */
    public NodeCost cost(NodeTemplate template) {
        long price = template.microDollarsPerHour();
        int commitment = terms.commitmentFor(template);
        long coverable = commitment == Terms.NOT_COMMITTED ? 0 : price;
        return new NodeCost(price + terms.launchMicroDollarsPerHour(), commitment, coverable);
    }

    /** What the next node of such a cost would add to the bill. */
    public long toPay(NodeCost cost) {
        return cost.toPay(committed);
    }

    /** Of each that is limited the most that a node of the group takes. */
    public long[] mostTakenBy(NodeGroup group) {
        long[] most = new long[left.length];
        for (NodeTemplate template : group.templates()) {
            for (int i = 0; i < most.length; i++) {
                most[i] = Math.max(most[i], Allowance.taken(limited.get(i), template));
            }
        }
        return most;
    }

    /** How many nodes that take so much each are still allowed. */
    public int nodes(long[] each) {
        long nodes = Integer.MAX_VALUE;
        for (int i = 0; i < left.length; i++) {
            nodes = Math.min(nodes, each[i] > 0 ? Math.max(0, left[i] / each[i]) : nodes);
        }
        return (int) nodes;
    }

    public void take(NodeTemplate template) {
        take(template, 1);
    }

    /** Gives back what was taken for a node of the template. */
    public void giveBack(NodeTemplate template) {
        take(template, -1);
    }

    private void take(NodeTemplate template, int nodes) {
        for (int i = 0; i < left.length; i++) {
            left[i] -= nodes * Allowance.taken(limited.get(i), template);
        }
        int commitment = committed.length == 0 ? Terms.NOT_COMMITTED : terms.commitmentFor(template);
        if (commitment != Terms.NOT_COMMITTED) {
            committed[commitment] -= nodes * template.microDollarsPerHour();
        }
    }

    /** Takes so many nodes that take so much each. */
    public void take(long[] each, int nodes) {
        for (int i = 0; i < left.length; i++) {
            left[i] -= each[i] * nodes;
        }
    }

    /** Why no node that takes so much is allowed any more; null if one is. */
    @Nullable
    public GroupPassedOver whyNot(long[] each) {
        for (int i = 0; i < left.length; i++) {
            if (each[i] > left[i]) {
                return new GroupPassedOver.BeyondClusterLimit(limited.get(i), each[i], Math.max(0, left[i]));
            }
        }
        return null;
    }
}

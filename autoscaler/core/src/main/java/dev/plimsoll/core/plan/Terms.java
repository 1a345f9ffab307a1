package dev.plimsoll.core.plan;

import dev.plimsoll.core.model.NodeTemplate;
import dev.plimsoll.core.plan.Plan.PlannedNode;
import java.util.List;

/**
 * On what terms nodes are bought: how many may be, what of them is paid for already (a node by the first commitment that
 * names its type), and what else each launch is taken to cost, in micro-dollars an hour.
 */
public record Terms(Allowance allowance, List<Commitment> commitments, long launchMicroDollarsPerHour) {

    /** At list prices, and as many as the groups allow. */
    public static final Terms LIST_PRICES = new Terms(Allowance.UNLIMITED, List.of(), 0);

    public static final int NOT_COMMITTED = -1;

    public Terms {
        commitments = List.copyOf(commitments);
        if (launchMicroDollarsPerHour < 0) {
            throw new IllegalArgumentException("a launch is taken to cost " + launchMicroDollarsPerHour
                    + " micro-dollars an hour: give 0 or more");
        }
    }

    /** List prices, with no more than this. */
    public static Terms within(Allowance allowance) {
        return new Terms(allowance, List.of(), 0);
    }

    /** What the nodes of a plan cost together. */
    public Bill billOf(List<PlannedNode> nodes) {
        return bill(nodes.stream().map(PlannedNode::template).toList());
    }

    /** What a node from each of these templates costs, all together. */
    public Bill bill(List<NodeTemplate> nodes) {
        long list = 0;
        long[] used = new long[commitments.size()];
        for (NodeTemplate template : nodes) {
            list = Math.addExact(list, template.microDollarsPerHour());
            int commitment = commitmentFor(template);
            if (commitment != NOT_COMMITTED) {
                used[commitment] += template.microDollarsPerHour();
            }
        }
        return new Bill(list, covered(used, left()), Math.multiplyExact(launchMicroDollarsPerHour, nodes.size()));
    }

    /** What commitments pay of which so much is used and so much is left. */
    public static long covered(long[] used, long[] left) {
        long covered = 0;
        for (int i = 0; i < used.length; i++) {
            covered += Math.min(used[i], left[i]);
        }
        return covered;
    }

    /** What is left of each commitment, in micro-dollars an hour. */
    public long[] left() {
        return commitments.stream()
                .mapToLong(Commitment::leftMicroDollarsPerHour)
                .toArray();
    }

    /** Which of the commitments is for nodes of the template. */
    public int commitmentFor(NodeTemplate template) {
        for (int i = 0; i < commitments.size(); i++) {
            if (commitments.get(i).covers(template)) {
                return i;
            }
        }
        return NOT_COMMITTED;
    }
}

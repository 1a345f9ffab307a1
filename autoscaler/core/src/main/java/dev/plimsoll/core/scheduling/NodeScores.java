package dev.plimsoll.core.scheduling;

/** The scores that look at one node at a time. */
record NodeScores(
        Placement placement,
        NodeTable nodes,
        ResourceScores resources,
        ImageLocalityScore imageLocality,
        TaintTolerationScore taints)
        implements LocalScores.Source {

    /** By what is left, and by how even the use is. */
    record ResourceScores(LeastAllocatedScore leastAllocated, BalancedAllocationScore balancedAllocation) {}

    NodeScores(Placement placement) {
        this(
                placement,
                placement.nodes,
                new ResourceScores(
                        new LeastAllocatedScore(placement.ledger), new BalancedAllocationScore(placement.ledger)),
                new ImageLocalityScore(placement.nodes),
                new TaintTolerationScore(placement.nodes));
    }

    LeastAllocatedScore leastAllocated() {
        return resources.leastAllocated();
    }

    BalancedAllocationScore balancedAllocation() {
        return resources.balancedAllocation();
    }

    @Override
    public boolean fits(ShapeEntry shape, int node) {
        return placement.ledger.passes(shape, node) && shape.passesNode(nodes.profileOf(node), node);
    }

    @Override
    public int ownScore(ShapeEntry shape, int node) {
        int sum = leastAllocated().score(shape, node) * Score.NODE_RESOURCES_FIT.weight();
        if (!BalancedAllocationScore.sitsOut(shape)) {
            sum += balancedAllocation().score(shape, node) * Score.NODE_RESOURCES_BALANCED_ALLOCATION.weight();
        }
        return shape.scoring.hasImages ? sum + imageLocality.score(shape, node) * Score.IMAGE_LOCALITY.weight() : sum;
    }

    @Override
    public boolean standsOut(ShapeEntry shape, int node) {
        return !shape.rules().nodeAffinity().preferred().isEmpty()
                || shape.scoring.unwelcome(taints, shape, nodes.profileOf(node), node) > 0;
    }
}

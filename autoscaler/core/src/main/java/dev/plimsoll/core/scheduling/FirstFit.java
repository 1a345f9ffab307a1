package dev.plimsoll.core.scheduling;

/**
 * Puts pods on the first nodes, in the order of handles, that take them. The scheduler chooses more carefully; this is for
 * whoever asks how many pods find a place at all.
 */
public final class FirstFit {

    private final Placement placement;
    private final NodeTable nodes;
    private final ShapeTable shapes;
    private final ResourceLedger ledger;

    public FirstFit(Placement placement) {
        this.placement = placement;
        nodes = placement.nodes;
        shapes = placement.shapes;
        ledger = placement.ledger;
    }

    /** The first node after the given one ({@link Placement#NO_NODE}: of all) that takes the shape; none if none does. */
    public int next(int shape, int after) {
        ShapeEntry entry = shapes.at(shape);
        int node = after + 1;
        while (node < nodes.limit()) {
            int block = node >> FreeBlocks.SHIFT;
            int end = Math.min((block + 1) << FreeBlocks.SHIFT, nodes.limit());
            if (ledger.blocks().mayFit(entry, block)) {
                boolean whole = node == block << FreeBlocks.SHIFT;
                boolean room = false;
                for (; node < end; node++) {
                    if (ledger.passes(entry, node) && nodes.isLive(node)) {
                        if (entry.passesNode(nodes.profileOf(node), node) && entry.passesCluster(node)) {
                            return node;
                        }
                        room = true;
                    }
                }
                if (whole && !room) {
                    tighten(block, end);
                }
            }
            node = end;
        }
        return Placement.NO_NODE;
    }

    private void tighten(int block, int end) {
        ledger.blocks().lower(block);
        for (int node = block << FreeBlocks.SHIFT; node < end; node++) {
            if (nodes.isLive(node)) {
                ledger.raiseBlock(node);
            }
        }
    }

    /**
     * Binds up to so many pods of the shape and returns how many found no place. Pods whose fit depends on other nodes go
     * round the nodes as long as one of them finds a place.
     */
    public int place(int shape, int pods) {
        return placement.hasTopology(shape) ? placeInRounds(shape, pods) : placeInOrder(shape, pods);
    }

    private int placeInOrder(int shape, int pods) {
        int left = pods;
        for (int node = next(shape, Placement.NO_NODE);
                node != Placement.NO_NODE && left > 0;
                node = next(shape, node)) {
            int room = placement.room(shape, node, left);
            placement.bind(shape, node, room);
            left -= room;
        }
        return left;
    }

    private int placeInRounds(int shape, int pods) {
        int left = pods;
        int before;
        do {
            before = left;
            left = placeInOrder(shape, left);
        } while (left > 0 && left < before);
        return left;
    }
}

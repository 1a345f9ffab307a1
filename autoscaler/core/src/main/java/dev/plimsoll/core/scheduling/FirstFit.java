package dev.plimsoll.core.scheduling;

import java.util.Arrays;
import java.util.List;

/**
 * Puts pods on the first nodes that take them, in an order of nodes that the caller decides: handles tell how nodes came,
 * which must not show in a decision. It follows all that happens to the placement, for as long as its nodes keep their handles;
 * nodes that are removed are passed over until that is taken back.
 */
public final class FirstFit {

    private static final int NOWHERE = -1;

    private final Placement placement;
    private final NodeTable nodes;
    private final ShapeTable shapes;
    private final ResourceLedger ledger;
    private final ChangeLog changes;
    private final FreeBlocks blocks = new FreeBlocks();
    private int[] order;
    private int size;
    private int[] positionByHandle;
    private long seenChanges;

    /** Over the nodes with these handles, in the order given. */
    public FirstFit(Placement placement, List<Integer> handles) {
        this.placement = placement;
        nodes = placement.nodes;
        shapes = placement.shapes;
        ledger = placement.ledger;
        changes = placement.changes;
        order = new int[Math.max(16, handles.size())];
        positionByHandle = new int[nodes.limit()];
        Arrays.fill(positionByHandle, NOWHERE);
        seenChanges = changes.clock();
        handles.forEach(this::add);
    }

    /** Adds a node at the end of the order. */
    public void add(int node) {
        nodes.at(node);
        if (size == order.length) {
            order = Arrays.copyOf(order, 2 * size);
        }
        int known = positionByHandle.length;
        if (node >= known) {
            positionByHandle = Arrays.copyOf(positionByHandle, Math.max(node + 1, 2 * known));
            Arrays.fill(positionByHandle, known, positionByHandle.length, NOWHERE);
        }
        order[size] = node;
        positionByHandle[node] = size++;
        raise(node);
    }

    /**
     * Binds up to so many pods of the shape and returns how many found no place. Pods whose fit depends on other nodes go
     * round the nodes as long as one of them finds a place, for it may have opened a domain that was closed before.
     */
    public int place(int shape, int pods) {
        catchUp();
        int left = pods;
        int before;
        do {
            before = left;
            left = placeInOrder(shape, left);
        } while (left > 0 && left < before && placement.hasTopology(shape));
        seenChanges = changes.clock(); // what was bound here leaves the bounds true
        return left;
    }

    private int placeInOrder(int shape, int pods) {
        ShapeEntry entry = shapes.at(shape);
        int left = pods;
        for (int at = seek(entry, 0); at < size && left > 0; at = seek(entry, at + 1)) {
            left -= placement.fill(shape, order[at], left);
        }
        return left;
    }

    /**
     * Removes a node and binds its pods, of these shapes and in this order, each to the first other node that takes it.
     * Returns how many found a place before one did not; then nothing has changed. All of them: the node may go.
     */
    public int moveAway(int node, int[] pods) {
        int mark = placement.mark();
        placement.removeNode(node);
        catchUp();
        int at = 0;
        for (int moved = 0; moved < pods.length; moved++) {
            boolean asBefore = moved > 0 && pods[moved] == pods[moved - 1] && !placement.hasTopology(pods[moved]);
            at = seek(shapes.at(pods[moved]), asBefore ? at : 0);
            if (at == size) {
                placement.undo(mark);
                return moved;
            }
            placement.bind(pods[moved], order[at]);
        }
        placement.keep(mark);
        return pods.length;
    }

    /** The first position from the given one on whose node takes the shape; the size if there is none. */
    private int seek(ShapeEntry shape, int from) {
        int at = from;
        while (at < size) {
            int block = at >> FreeBlocks.SHIFT;
            int start = block << FreeBlocks.SHIFT;
            int end = Math.min(start + FreeBlocks.SIZE, size);
            if (blocks.mayFit(shape, block)) {
                boolean room = at > start;
                for (; at < end; at++) {
                    int node = order[at];
                    if (ledger.passes(shape, node) && nodes.isLive(node)) {
                        if (shape.passesNode(nodes.profileOf(node), node) && shape.passesCluster(node)) {
                            return at;
                        }
                        room = true;
                    }
                }
                if (!room) {
                    tighten(block, start, end);
                }
            }
            at = end;
        }
        return size;
    }

    private void tighten(int block, int start, int end) {
        blocks.lower(block);
        for (int at = start; at < end; at++) {
            if (nodes.isLive(order[at])) {
                raise(order[at]);
            }
        }
    }

    /** Bounds must not be too low where something was given back since the last search. */
    private void catchUp() {
        if (changes.reachesBackTo(seenChanges)) {
            for (long time = seenChanges; time < changes.clock(); time++) {
                raise(changes.nodeAt(time));
            }
        } else {
            for (int at = 0; at < size; at += FreeBlocks.SIZE) {
                tighten(at >> FreeBlocks.SHIFT, at, Math.min(at + FreeBlocks.SIZE, size));
            }
        }
        seenChanges = changes.clock();
    }

    private void raise(int node) {
        int position = node < positionByHandle.length ? positionByHandle[node] : NOWHERE;
        if (position != NOWHERE) {
            blocks.raise(position, ledger.freeCpuMillis(node), ledger.freeMemoryBytes(node), ledger.freePods(node));
        }
    }
}

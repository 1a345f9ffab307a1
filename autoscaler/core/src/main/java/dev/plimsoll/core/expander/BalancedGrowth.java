package dev.plimsoll.core.expander;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Deals new nodes out over groups that are alike, one by one to the smallest, as cluster-autoscaler does (its
 * pkg/processors/nodegroupset). Groups start in the order of their sizes, equal ones in the order given. Where a full group
 * drops out the first of the row takes its turn, which decides who of equal groups is served first.
 */
public final class BalancedGrowth {

    private BalancedGrowth() {}

    /** A group: how many nodes it has or has ordered, and how many it may have. */
    public record Group(String name, int size, int maxSize) {}

    /** How far a group grows. */
    public record Growth(String name, int from, int to) {}

    private static final class Share {
        private final Group group;
        private int size;

        private Share(Group group) {
            this.group = group;
            size = group.size();
        }

        private int room() {
            return Math.max(0, group.maxSize() - size);
        }
    }

    /** The groups that grow, in the order given; nodes that no group has room for are dropped. There must be a group. */
    public static List<Growth> of(List<Group> groups, int newNodes) {
        if (groups.isEmpty()) {
            throw new IllegalArgumentException(
                    newNodes + " nodes cannot be dealt out over 0 groups: give at least one");
        }
        List<Share> shares = groups.stream()
                .filter(group -> group.size() != group.maxSize())
                .map(Share::new)
                .toList();
        long room = shares.stream().mapToLong(Share::room).sum();
        deal(shares, Math.min(newNodes, room));
        return shares.stream()
                .filter(share -> share.size != share.group.size())
                .map(share -> new Growth(share.group.name(), share.group.size(), share.size))
                .toList();
    }

    private static void deal(List<Share> shares, long nodes) {
        var row = new ArrayList<>(shares);
        row.sort(Comparator.comparingInt(share -> share.size));
        long left = nodes;
        int turn = 0;
        while (left > 0) {
            int served = turn;
            if (row.get(turn).room() > 0) {
                row.get(turn).size++;
                left--;
            } else {
                row.set(turn, row.getFirst());
                row.removeFirst();
                served--;
            }
            boolean nextIsSmaller =
                    served >= 0 && served + 1 < row.size() && row.get(served).size > row.get(served + 1).size;
            turn = nextIsSmaller ? served + 1 : 0;
        }
    }
}

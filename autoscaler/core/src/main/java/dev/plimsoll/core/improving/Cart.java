package dev.plimsoll.core.improving;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How many nodes are bought of each group on offer, in the order of the shelf. */
record Cart(List<Integer> nodes) {

    Cart {
        nodes = List.copyOf(nodes);
    }

    static Cart empty(int groups) {
        return new Cart(Collections.nCopies(groups, 0));
    }

    int of(int group) {
        return nodes.get(group);
    }

    int size() {
        int size = 0;
        for (int count : nodes) {
            size += count;
        }
        return size;
    }

    /** With so many more of one group, or fewer. */
    Cart with(int group, int more) {
        var changed = new ArrayList<>(nodes);
        changed.set(group, nodes.get(group) + more);
        return new Cart(changed);
    }
}

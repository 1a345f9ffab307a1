package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import java.util.Arrays;

/**
 * The nodes of a placement by handle, linked in the order in which they came. A link that is cut keeps its neighbours, so
 * that cuts taken back in reverse order restore the order exactly.
 */
final class NodeTable {

    /** Stands for no node. */
    static final int NONE = -1;

    private final Profiles profiles;
    private Node[] nodes = new Node[16];
    private int[] profileOf = new int[16];
    private int[] after = new int[16];
    private int[] before = new int[16];
    private boolean[] live = new boolean[16];
    private int first = NONE;
    private int last = NONE;
    private int count;
    private int limit;
    private long changes;
    private int[] vacant = new int[16];
    private int vacancies;

    NodeTable(Profiles profiles) {
        this.profiles = profiles;
    }

    /** Adds the node at the end of the order, under the handle vacated last or else a new one. */
    int add(Node node) {
        int handle = vacancies > 0 ? vacant[--vacancies] : limit++;
        ensure(handle + 1);
        nodes[handle] = node;
        profileOf[handle] = profiles.idOf(node);
        before[handle] = last;
        after[handle] = NONE;
        link(handle);
        return handle;
    }

    /** Takes the node out of the order; its handle stays taken until it is vacated. */
    void cut(int handle) {
        if (before[handle] == NONE) {
            first = after[handle];
        } else {
            after[before[handle]] = after[handle];
        }
        if (after[handle] == NONE) {
            last = before[handle];
        } else {
            before[after[handle]] = before[handle];
        }
        live[handle] = false;
        count--;
        changes++;
    }

    /** Puts a node that was cut back between its neighbours. */
    void link(int handle) {
        if (before[handle] == NONE) {
            first = handle;
        } else {
            after[before[handle]] = handle;
        }
        if (after[handle] == NONE) {
            last = handle;
        } else {
            before[after[handle]] = handle;
        }
        live[handle] = true;
        count++;
        changes++;
    }

    /** Lets a node that was cut be forgotten and its handle be used again. */
    void vacate(int handle) {
        if (vacancies == vacant.length) {
            vacant = Arrays.copyOf(vacant, 2 * vacancies);
        }
        vacant[vacancies++] = handle;
    }

    Node at(int handle) {
        if (handle < 0 || handle >= limit || !live[handle]) {
            throw new IllegalArgumentException(
                    "there is no node " + handle + " here: it was removed, taken back, or never added");
        }
        return nodes[handle];
    }

    /** The node behind a handle that is known to be in use. */
    Node unchecked(int handle) {
        return nodes[handle];
    }

    boolean isLive(int handle) {
        return live[handle];
    }

    int profileOf(int handle) {
        return profileOf[handle];
    }

    int first() {
        return first;
    }

    int after(int handle) {
        return after[handle];
    }

    int count() {
        return count;
    }

    /** How often a node came or went. */
    long changes() {
        return changes;
    }

    /** One more than the highest handle ever in use. */
    int limit() {
        return limit;
    }

    private void ensure(int capacity) {
        if (capacity > nodes.length) {
            int grown = Math.max(capacity, 2 * nodes.length);
            nodes = Arrays.copyOf(nodes, grown);
            profileOf = Arrays.copyOf(profileOf, grown);
            after = Arrays.copyOf(after, grown);
            before = Arrays.copyOf(before, grown);
            live = Arrays.copyOf(live, grown);
        }
    }
}

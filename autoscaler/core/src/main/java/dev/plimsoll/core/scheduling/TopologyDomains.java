package dev.plimsoll.core.scheduling;

import dev.plimsoll.core.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The domains of one topology key, numbered from 0, and which node lies in which. */
final class TopologyDomains {

    /** The domain of a node without the key. */
    static final int NONE = -1;

    final String key;
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private int[] domainOf = new int[16];

    TopologyDomains(String key) {
        this.key = key;
    }

    void place(int handle, Node node) {
        if (handle >= domainOf.length) {
            domainOf = Arrays.copyOf(domainOf, Math.max(handle + 1, 2 * domainOf.length));
        }
        String value = node.labels().get(key);
        domainOf[handle] = value == null ? NONE : idOf(value);
    }

    private int idOf(String value) {
        Integer known = ids.get(value);
        if (known != null) {
            return known;
        }
        int id = names.size();
        ids.put(value, id);
        names.add(value);
        return id;
    }

    int of(int node) {
        return domainOf[node];
    }

    /** How many domains have ever been seen. */
    int count() {
        return names.size();
    }

    String nameOf(int domain) {
        return names.get(domain);
    }
}

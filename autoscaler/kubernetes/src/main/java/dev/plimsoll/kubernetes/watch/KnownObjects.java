package dev.plimsoll.kubernetes.watch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The objects of one kind that are kept, by namespace/name or name, and whether there is room for one more. */
final class KnownObjects {

    private final int most;
    private final Map<String, Boolean> counted = new HashMap<>();
    private final Map<String, Integer> byNamespace = new HashMap<>();
    private int count;

    /** So many are counted at most, and half of them in one namespace. */
    KnownObjects(int most) {
        this.most = most;
    }

    int mostOfNamespace() {
        return most / 2;
    }

    boolean holds(String key) {
        return counted.containsKey(key);
    }

    /** Whether an object is kept already, does not count, or finds room. */
    boolean mayHold(String key, boolean counts) {
        if (!counts || counted.containsKey(key)) {
            return true;
        }
        String namespace = namespaceOf(key);
        return count < most && (namespace.isEmpty() || byNamespace.getOrDefault(namespace, 0) < mostOfNamespace());
    }

    void put(String key, boolean counts) {
        remove(key);
        counted.put(key, counts);
        if (counts) {
            count++;
            byNamespace.merge(namespaceOf(key), 1, Integer::sum);
        }
    }

    /** Returns whether it was there. */
    boolean remove(String key) {
        Boolean counts = counted.remove(key);
        if (counts == null) {
            return false;
        }
        if (counts) {
            count--;
            byNamespace.computeIfPresent(namespaceOf(key), (namespace, many) -> many == 1 ? null : many - 1);
        }
        return true;
    }

    int size() {
        return counted.size();
    }

    /** As they are now. */
    List<String> keys() {
        return List.copyOf(counted.keySet());
    }

    private static String namespaceOf(String key) {
        return key.substring(0, Math.max(0, key.indexOf('/')));
    }
}

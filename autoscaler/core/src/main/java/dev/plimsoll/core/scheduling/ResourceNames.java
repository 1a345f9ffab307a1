package dev.plimsoll.core.scheduling;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Small numbers for the names of resources other than cpu, memory and pods. */
final class ResourceNames {

    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    int idOf(String name) {
        Integer known = ids.get(name);
        if (known != null) {
            return known;
        }
        int id = names.size();
        ids.put(name, id);
        names.add(name);
        return id;
    }

    String nameOf(int id) {
        return names.get(id);
    }

    int count() {
        return names.size();
    }
}

package dev.plimsoll.simulator.world.fault;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All kinds of faults by their words. */
public final class FaultWords {

    private static final SortedMap<String, FaultKind> KINDS = kinds();

    private FaultWords() {}

    private static SortedMap<String, FaultKind> kinds() {
        var all = new ArrayList<FaultKind>();
        Collections.addAll(all, DoorFault.values());
        Collections.addAll(all, WorldFault.values());
        Collections.addAll(all, ProcessFault.values());
        var kinds = new TreeMap<String, FaultKind>();
        all.forEach(kind -> kinds.put(kind.word(), kind));
        return kinds;
    }

    /** All of them in alphabetical order. */
    public static List<String> all() {
        return new ArrayList<>(KINDS.keySet());
    }

    /** A kind by its word; an IllegalArgumentException that names those there are when there is none. */
    public static FaultKind kind(String word) {
        FaultKind kind = KINDS.get(word);
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no fault is called \"" + word + "\": use some of " + String.join(",", KINDS.keySet()));
        }
        return kind;
    }
}

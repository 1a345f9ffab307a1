package dev.plimsoll.simulator.trace.kubernetes;

import java.util.SortedMap;
import java.util.TreeMap;

/** What could not be known, counted by a sentence that begins with the number. */
final class Unknowns {

    private final SortedMap<String, Long> counts = new TreeMap<>();

    void add(String sentence) {
        add(sentence, 1);
    }

    void add(String sentence, long count) {
        if (count > 0) {
            counts.merge(sentence, count, Math::addExact);
        }
    }

    SortedMap<String, Long> counts() {
        return counts;
    }
}

package dev.plimsoll.core.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorted maps that never change, so that iteration order is the keys' own. */
public final class ImmutableMaps {

    private static final SortedMap<?, ?> EMPTY = Collections.unmodifiableSortedMap(new TreeMap<>());

    private ImmutableMaps() {}

    /** An unmodifiable sorted copy. */
    public static <K extends Comparable<K>, V> SortedMap<K, V> copyOf(Map<K, V> map) {
        return map.isEmpty() ? empty() : Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    /** The map without entries. */
    @SuppressWarnings("unchecked") // holds no entry, so it fits every type
    public static <K extends Comparable<K>, V> SortedMap<K, V> empty() {
        return (SortedMap<K, V>) EMPTY;
    }
}

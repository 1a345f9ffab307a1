package dev.plimsoll.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Values each of which is written once; elsewhere its place in the table stands for it. */
final class Table<T> {

    private final List<T> values;
    private final Map<T, Integer> places = new HashMap<>();
    private final IdentityHashMap<T, Integer> known = new IdentityHashMap<>();

    /** One to fill by asking for places. */
    Table() {
        values = new ArrayList<>();
    }

    /** One to look up values in. */
    Table(List<T> values) {
        this.values = values;
    }

    /** The place of a value, at the end if it is new. Values are told by identity first: to compare large ones takes long. */
    int placeOf(T value) {
        Integer place = known.get(value);
        if (place == null) {
            place = places.computeIfAbsent(value, this::add);
            known.put(value, place);
        }
        return place;
    }

    private int add(T value) {
        values.add(value);
        return values.size() - 1;
    }

    T at(int place) {
        if (place < 0 || place >= values.size()) {
            throw new IllegalArgumentException(
                    "place " + place + " is not in the table of " + values.size() + " values");
        }
        return values.get(place);
    }

    List<T> values() {
        return values;
    }
}

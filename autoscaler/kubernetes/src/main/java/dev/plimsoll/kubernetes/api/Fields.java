package dev.plimsoll.kubernetes.api;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which fields of an object are kept while it is read: the named ones as they say themselves, the others or not. Elements of a
 * list are kept as the list is. Texts that are longer than a limit (characters) are left out with their field.
 */
public final class Fields {

    public static final Fields ALL = new Fields(Map.of(), true, Integer.MAX_VALUE);

    /** Nothing at all. */
    private static final Fields NONE = new Fields(Map.of(), false, 0);

    private final SortedMap<String, Fields> named;
    private final boolean others;
    private final int longestText;

    private Fields(Map<String, Fields> named, boolean others, int longestText) {
        this.named = new TreeMap<>(named);
        this.others = others;
        this.longestText = longestText;
    }

    /** These, and whatever is in them. */
    public static Fields only(String... names) {
        return new Fields(each(ALL, names), false, Integer.MAX_VALUE);
    }

    /** All but these. */
    public static Fields allBut(String... names) {
        return new Fields(each(NONE, names), true, Integer.MAX_VALUE);
    }

    /** All whose text has no more than so many characters. */
    public static Fields shorterThan(int characters) {
        return new Fields(Map.of(), true, characters);
    }

    /** With what is in a field. */
    public Fields with(String name, Fields inside) {
        var more = new TreeMap<>(named);
        more.put(name, inside);
        return new Fields(more, others, longestText);
    }

    private static Map<String, Fields> each(Fields inside, String... names) {
        var map = new TreeMap<String, Fields>();
        for (String name : names) {
            map.put(name, inside);
        }
        return map;
    }

    /** What is kept of a field. */
    Fields of(String name) {
        Fields inside = named.get(name);
        if (inside != null) {
            return inside;
        }
        return others ? ALL : NONE;
    }

    boolean isNothing() {
        return !others && named.isEmpty();
    }

    int longestText() {
        return longestText;
    }
}

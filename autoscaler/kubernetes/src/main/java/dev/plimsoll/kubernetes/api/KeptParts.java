package dev.plimsoll.kubernetes.api;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which fields of an object are kept while it is read: the named ones as they say themselves, the others or not. Elements of a
 * list are kept as the list is. Texts that are longer than a limit (characters) are left out with their field.
 */
public final class KeptParts {

    public static final KeptParts ALL = new KeptParts(Map.of(), true, Integer.MAX_VALUE);

    /** Nothing at all. */
    private static final KeptParts NONE = new KeptParts(Map.of(), false, 0);

    private final SortedMap<String, KeptParts> named;
    private final boolean others;
    private final int longestText;

    private KeptParts(Map<String, KeptParts> named, boolean others, int longestText) {
        this.named = new TreeMap<>(named);
        this.others = others;
        this.longestText = longestText;
    }

    /** These, and whatever is in them. */
    public static KeptParts only(String... names) {
        return new KeptParts(each(ALL, names), false, Integer.MAX_VALUE);
    }

    /** All but these. */
    public static KeptParts allBut(String... names) {
        return new KeptParts(each(NONE, names), true, Integer.MAX_VALUE);
    }

    /** All whose text has no more than so many characters. */
    public static KeptParts shorterThan(int characters) {
        return new KeptParts(Map.of(), true, characters);
    }

    /** With what is in a field. */
    public KeptParts with(String name, KeptParts inside) {
        var more = new TreeMap<>(named);
        more.put(name, inside);
        return new KeptParts(more, others, longestText);
    }

    private static Map<String, KeptParts> each(KeptParts inside, String... names) {
        var map = new TreeMap<String, KeptParts>();
        for (String name : names) {
            map.put(name, inside);
        }
        return map;
    }

    /** What is kept of a field. */
    KeptParts of(String name) {
        KeptParts inside = named.get(name);
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

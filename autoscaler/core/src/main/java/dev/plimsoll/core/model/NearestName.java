package dev.plimsoll.core.model;

import java.util.Collection;
import java.util.Locale;

/** Which name somebody may have meant: the one with the fewest letters to insert, delete or replace (Levenshtein's distance). */
public final class NearestName {

    private NearestName() {}

    /** The first of those that are nearest, upper and lower case aside; there must be some. */
    public static String to(String name, Collection<String> candidates) {
        String nearest = candidates.iterator().next();
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[to.length()];
    }
}

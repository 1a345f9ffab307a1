package dev.plimsoll.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Agreement counted by plugin, and the first disagreements in words. */
final class Tally {

    private static final int WORDS = 40;

    private final String title;
    private final Map<String, int[]> byPlugin = new TreeMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private int total;
    private int agreed;

    Tally(String title) {
        this.title = title;
    }

    void agree(String plugin) {
        count(plugin, true);
    }

    void disagree(String plugin, String mismatch) {
        count(plugin, false);
        if (mismatches.size() < WORDS) {
            mismatches.add(mismatch);
        }
    }

    private void count(String plugin, boolean agrees) {
        int[] counts = byPlugin.computeIfAbsent(plugin, name -> new int[2]);
        counts[0] += agrees ? 1 : 0;
        counts[1]++;
        agreed += agrees ? 1 : 0;
        total++;
    }

    int total() {
        return total;
    }

    int agreed() {
        return agreed;
    }

    double share() {
        return total == 0 ? 1 : (double) agreed / total;
    }

    String report() {
        var text = new StringBuilder(
                String.format(Locale.ROOT, "%s: %d of %d agree (%.4f %%)%n", title, agreed, total, 100 * share()));
        byPlugin.forEach((plugin, counts) -> text.append(String.format(
                Locale.ROOT,
                "  %-36s %8d of %8d (%.4f %%)%n",
                plugin,
                counts[0],
                counts[1],
                100.0 * counts[0] / counts[1])));
        mismatches.forEach(mismatch -> text.append("  ").append(mismatch).append(System.lineSeparator()));
        return text.toString();
    }
}

package dev.plimsoll.simulator.trace.importer;

import dev.plimsoll.simulator.trace.format.FormatLimits;
import dev.plimsoll.simulator.trace.format.Where;
import dev.plimsoll.simulator.trace.kubernetes.Quantity;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the user tells a reader to assume, by name. */
public final class ReaderOptions {

    private final Map<String, String> values;
    private final Where where;
    private final SortedSet<String> asked = new TreeSet<>();

    public ReaderOptions(Map<String, String> values, Where where) {
        this.values = new TreeMap<>(values);
        this.where = where;
    }

    /** A whole number within bounds. */
    int count(String name, int min, int max, int whenMissing) {
        String text = find(name);
        if (text.isEmpty()) {
            return whenMissing;
        }
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < min || Integer.parseInt(text) > max) {
            throw where.bad(name + " is " + Where.shown(text) + ": give a whole number from " + min + " to " + max);
        }
        return Integer.parseInt(text);
    }

    /** An amount of memory in bytes, written as Kubernetes does: 2Gi. */
    long memory(String name, long whenMissing) {
        String text = find(name);
        if (text.isEmpty()) {
            return whenMissing;
        }
        long bytes = Quantity.of(text)
                .orElseThrow(() -> where.bad(name + " is " + Where.shown(text) + ": give an amount such as 2Gi"))
                .units();
        if (bytes < 1 || bytes > FormatLimits.MEMORY_BYTES) {
            throw where.bad(
                    name + " is " + Where.shown(text) + ": give an amount from 1 byte to " + FormatLimits.MEMORY_BYTES);
        }
        return bytes;
    }

    /** A text as it is; empty if missing. */
    String text(String name) {
        return find(name);
    }

    /** Complains about a value that nobody asked for. */
    public void done() {
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                String known = asked.isEmpty() ? "none" : String.join(", ", asked);
                throw where.bad("unknown option " + Where.shown(name) + ": this format has " + known
                        + ", and every trace has skip, limit, events, sample, speed, replicate, window, days");
            }
        }
    }

    private String find(String name) {
        asked.add(name);
        return values.getOrDefault(name, "");
    }
}

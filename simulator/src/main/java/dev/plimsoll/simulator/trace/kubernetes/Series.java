package dev.plimsoll.simulator.trace.kubernetes;

import java.util.SortedMap;

/** One series of a range query: the metric's name, its labels, and its samples (milliseconds since 1970) in the order of time. */
final class Series {

    private final String metric;
    private final SortedMap<String, String> labels;
    private final long[] atMillis;
    private final double[] values;

    Series(String metric, SortedMap<String, String> labels, long[] atMillis, double[] values) {
        this.metric = metric;
        this.labels = labels;
        this.atMillis = atMillis;
        this.values = values;
    }

    String metric() {
        return metric;
    }

    SortedMap<String, String> labels() {
        return labels;
    }

    /** Not to be changed. */
    long[] atMillis() {
        return atMillis;
    }

    /** Not to be changed. */
    double[] values() {
        return values;
    }

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    long firstMillis() {
        return atMillis[0];
    }

    long lastMillis() {
        return atMillis[atMillis.length - 1];
    }

    double lastValue() {
        return values[values.length - 1];
    }

    /** The time of the first sample with this value; -1 if none has it. */
    long firstMillisOf(double value) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == value) {
                return atMillis[i];
            }
        }
        return -1;
    }
}

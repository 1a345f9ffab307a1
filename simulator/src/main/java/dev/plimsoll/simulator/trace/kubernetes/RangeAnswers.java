package dev.plimsoll.simulator.trace.kubernetes;

import dev.plimsoll.simulator.trace.format.Where;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The series in files of range-query answers: the answers of {@code /api/v1/query_range} as they are, or each as {@code
 * response} beside the {@code query}, {@code start}, {@code end} and {@code step} (seconds) that were asked; and exports of
 * {@code metric}, {@code values} and {@code timestamps}, a line a series.
 */
final class RangeAnswers {

    private static final long MILLIS = 1_000;

    private long stepMillis = Long.MAX_VALUE;
    private long startMillis = Long.MAX_VALUE;
    private long endMillis = Long.MIN_VALUE;
    private long cut;

    /** Whether a value is such an answer. */
    static boolean isAnswer(JsonNode value) {
        JsonNode answer = value.has("response") ? value.path("response") : value;
        return answer.path("data").path("result").isArray()
                || (value.path("metric").isObject() && value.has("timestamps"));
    }

    /** Hands over each series that has a sample. */
    void read(List<Path> files, Consumer<Series> series) {
        for (Path file : files) {
            try (var values = new JsonValues(file)) {
                for (JsonNode value = values.next(); value != null; value = values.next()) {
                    answer(value, values, series);
                }
                cut += values.cut() + (values.isTorn() ? 1 : 0);
            }
        }
    }

    /** The time between samples: as was asked, or else the shortest there was; a minute where there is none. */
    long stepMillis() {
        return stepMillis == Long.MAX_VALUE ? 60 * MILLIS : stepMillis;
    }

    /** How many answers were cut off. */
    long cut() {
        return cut;
    }

    long startMillis() {
        return startMillis;
    }

    long endMillis() {
        return endMillis;
    }

    private void answer(JsonNode value, Where where, Consumer<Series> series) {
        if (value.has("timestamps")) {
            exported(value, where, series);
            return;
        }
        if (value.has("step")) {
            stepMillis = Math.min(stepMillis, Math.max(1, Math.round(seconds(value.path("step"), where) * MILLIS)));
        }
        if (value.has("end")) {
            endMillis = Math.max(endMillis, Math.round(seconds(value.path("end"), where) * MILLIS));
        }
        JsonNode answer = value.has("response") ? value.path("response") : value;
        if (answer.path("status").asString("").equals("error")) {
            throw where.bad("is an error of Prometheus (" + answer.path("error").asString("") + "): ask again");
        }
        String asked = value.path("query").asString("");
        for (JsonNode result : answer.path("data").path("result")) {
            JsonNode samples = result.path("values");
            if (!samples.isArray() || samples.isEmpty()) {
                throw where.bad("holds a result without values: ask for a range with /api/v1/query_range");
            }
            var at = new long[samples.size()];
            var numbers = new double[samples.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = Math.round(seconds(samples.path(i).path(0), where) * MILLIS);
                numbers[i] = number(samples.path(i).path(1));
            }
            hand(result.path("metric"), asked, at, numbers, series, where);
        }
    }

    private void exported(JsonNode value, Where where, Consumer<Series> series) {
        var at = new ArrayList<Long>();
        value.path("timestamps").forEach(time -> at.add(time.asLong(0)));
        var numbers = new ArrayList<Double>();
        value.path("values").forEach(number -> numbers.add(number(number)));
        if (at.isEmpty() || at.size() != numbers.size()) {
            throw where.bad("has " + at.size() + " timestamps and " + numbers.size() + " values: export it again");
        }
        hand(
                value.path("metric"),
                "",
                at.stream().mapToLong(Long::longValue).toArray(),
                numbers.stream().mapToDouble(Double::doubleValue).toArray(),
                series,
                where);
    }

    private void hand(
            JsonNode metric, String asked, long[] at, double[] numbers, Consumer<Series> series, Where where) {
        for (int i = 1; i < at.length; i++) {
            if (at[i] <= at[i - 1]) {
                throw where.bad("holds samples out of order: give answers as Prometheus wrote them");
            }
            stepMillis = Math.min(stepMillis, at[i] - at[i - 1]);
        }
        startMillis = Math.min(startMillis, at[0]);
        endMillis = Math.max(endMillis, at[at.length - 1]);
        var labels = new TreeMap<>(SchedulingRulesReader.textMap(metric));
        String named = labels.remove("__name__");
        series.accept(new Series(named == null ? asked : named, labels, at, Arrays.copyOf(numbers, numbers.length)));
    }

    private static double seconds(JsonNode time, Where where) {
        double seconds = number(time);
        if (!(seconds >= 0 && seconds < 1e11)) {
            throw where.bad("has the time " + time + ": give seconds since 1970");
        }
        return seconds;
    }

    /** Prometheus writes numbers as strings, so that NaN and infinities can be among them. */
    private static double number(JsonNode value) {
        if (value.isNumber()) {
            return value.doubleValue();
        }
        try {
            return Double.parseDouble(value.asString("NaN").replace("Inf", "Infinity"));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
